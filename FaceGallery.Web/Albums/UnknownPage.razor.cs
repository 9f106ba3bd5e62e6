using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>Photos in which nobody is known, as three lists: unnamed faces, no face, could not be read.</summary>
public partial class UnknownPage
{
    private static readonly AlbumKey Unnamed = new(AlbumKind.Unnamed);
    private static readonly AlbumKey NoFace = new(AlbumKind.NoFace);

    private int _unnamed;
    private int _noFace;
    private int _failed;

    /// <summary>Which list: "noface", "failed", or the one of unnamed faces.</summary>
    [SupplyParameterFromQuery]
    public string? List { get; set; }

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    [Inject]
    private FailedPhotosService FailedPhotos { get; set; } = default!;

    private UnknownList Shown => Enum.TryParse<UnknownList>(List, ignoreCase: true, out var list) ? list : UnknownList.Unnamed;

    private AlbumKey ShownAlbum => Shown == UnknownList.NoFace ? NoFace : Unnamed;

    private IEnumerable<Tab> Tabs =>
    [
        new(UnknownList.Unnamed, "/unknown", "Unknown.Unnamed", _unnamed),
        new(UnknownList.NoFace, "/unknown?list=noface", "Unknown.NoFace", _noFace),
        new(UnknownList.Failed, "/unknown?list=failed", "Unknown.Failed", _failed),
    ];

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync()
    {
        _unnamed = await Albums.CountAsync(Unnamed, Gone);
        _noFace = await Albums.CountAsync(NoFace, Gone);
        _failed = await FailedPhotos.CountAsync(Gone);
    }

    private sealed record Tab(UnknownList List, string Href, string Key, int Count);
}
