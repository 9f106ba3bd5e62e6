using System.Globalization;
using FaceGallery.Domain.Detection;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Faces;

/// <summary>Boxes and names over a photo. Each opens what can be said of its face, right there.</summary>
public partial class FaceBoxes
{
    private readonly Dictionary<int, ElementReference> _boxes = [];
    private IReadOnlyDictionary<int, string> _labels = new Dictionary<int, string>();
    private int? _wasOpen;

    [Parameter, EditorRequired]
    public IReadOnlyList<PhotoFace> Faces { get; set; } = [];

    /// <summary>The face whose sheet is open here.</summary>
    [Parameter]
    public int? OpenId { get; set; }

    [Parameter]
    public EventCallback<int> OnOpen { get; set; }

    /// <summary>Whether something can be said of it.</summary>
    [Parameter, EditorRequired]
    public Func<PhotoFace, bool> MayOpen { get; set; } = default!;

    /// <summary>The sheet of a face, and the style that places it.</summary>
    [Parameter, EditorRequired]
    public RenderFragment<(PhotoFace Face, string Style)> Sheet { get; set; } = default!;

    protected override void OnParametersSet() => _labels = FaceLabels.Place([.. Faces.Where(face => face.Person is not null || face.Suggested is not null)], Faces);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var closed = OpenId is null ? _wasOpen : null;
        _wasOpen = OpenId;
        if (closed is { } id && Faces.Any(face => face.Id == id))
        {
            await _boxes[id].FocusAsync(preventScroll: true);
        }
    }

    private static string KindOf(PhotoFace face) => face.PersonId is not null ? "named" : face.IsStranger ? "stranger" : "";

    /// <summary>The style that puts a box over its face.</summary>
    internal static string Place(RelativeBox box)
    {
        var (left, top, right, bottom) = Edges(box);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"left:{left * 100:0.##}%;top:{top * 100:0.##}%;width:{(right - left) * 100:0.##}%;height:{(bottom - top) * 100:0.##}%");
    }

    /// <summary>Below the face where there is room, else above it; over a face that fills the picture.</summary>
    internal static string SheetPlace(RelativeBox box)
    {
        var (left, top, right, bottom) = Edges(box);
        var across = left + right < 1
            ? string.Create(CultureInfo.InvariantCulture, $"--left:{left * 100:0.##}%;--right:auto")
            : string.Create(CultureInfo.InvariantCulture, $"--left:auto;--right:{(1 - right) * 100:0.##}%");
        var down = (top, bottom) switch
        {
            (_, < .55f) => string.Create(CultureInfo.InvariantCulture, $"--top:calc({bottom * 100:0.##}% + 34px);--bottom:auto"),
            ( > .45f, _) => string.Create(CultureInfo.InvariantCulture, $"--top:auto;--bottom:calc({(1 - top) * 100:0.##}% + 10px)"),
            _ => "--top:auto;--bottom:12px",
        };
        return $"{across};{down}";
    }

    private static (float Left, float Top, float Right, float Bottom) Edges(RelativeBox box) =>
        (Math.Max(box.X, 0), Math.Max(box.Y, 0), Math.Min(box.X + box.Width, 1), Math.Min(box.Y + box.Height, 1));
}
