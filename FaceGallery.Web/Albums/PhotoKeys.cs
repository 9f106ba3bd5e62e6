namespace FaceGallery.Web.Albums;

/// <summary>The keys of the pages with photos, and what each does, for those who ask with "?".</summary>
public static class PhotoKeys
{
    private static readonly HashSet<string> OfOwners = ["Keys.Favourite", "Keys.Caption", "Keys.Album", "Keys.RotateRight", "Keys.RotateLeft", "Keys.Hide"];

    public static IReadOnlyList<(string[] Keys, string Does)> OfGrid { get; } =
    [
        (["←", "→", "↑", "↓"], "Keys.Move"),
        (["Enter"], "Keys.Open"),
        (["Space"], "Keys.Choose"),
        (["Shift", "Space"], "Keys.Range"),
        (["M"], "Keys.Month"),
        (["Ctrl", "A"], "Keys.All"),
        (["Shift", "←", "→"], "Keys.Arrange"),
        (["Esc"], "Keys.Clear"),
        (["Ctrl", "Z"], "Keys.Undo"),
        (["?"], "Keys.Help"),
    ];

    private static IReadOnlyList<(string[] Keys, string Does)> OfPhoto { get; } =
    [
        (["←", "→"], "Keys.Next"),
        (["+", "−", "0"], "Keys.Zoom"),
        (["F"], "Keys.Full"),
        (["S"], "Keys.Slideshow"),
        (["B"], "Keys.Boxes"),
        (["I"], "Keys.Information"),
        (["L"], "Keys.Favourite"),
        (["C"], "Keys.Caption"),
        (["A"], "Keys.Album"),
        (["E"], "Keys.Send"),
        (["R"], "Keys.RotateRight"),
        (["Shift", "R"], "Keys.RotateLeft"),
        (["H"], "Keys.Hide"),
        (["D"], "Keys.Download"),
        (["Esc"], "Keys.Back"),
        (["?"], "Keys.Help"),
    ];

    /// <summary>Those that do something for this reader.</summary>
    public static IReadOnlyList<(string[] Keys, string Does)> OfPhotoFor(bool isOwner) => isOwner ? OfPhoto : [.. OfPhoto.Where(key => !OfOwners.Contains(key.Does))];
}
