using System.Globalization;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Proposals;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>All photos of a link as a grid; some of them can be chosen and downloaded.</summary>
public partial class AlbumPage
{
    [Parameter, EditorRequired]
    public string Base { get; set; } = "";

    [Parameter, EditorRequired]
    public Share Share { get; set; } = default!;

    [Parameter, EditorRequired]
    public string Caption { get; set; } = "";

    /// <summary>In their order.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<SharePhoto> Photos { get; set; } = [];

    /// <summary>Those that came since the guest's last visit.</summary>
    [Parameter, EditorRequired]
    public IReadOnlySet<int> NewIds { get; set; } = new HashSet<int>();

    [Parameter]
    public bool ShowsNewOnly { get; set; }

    /// <summary>From 1.</summary>
    [Parameter]
    public int Page { get; set; } = 1;

    /// <summary>What became of what the guest said.</summary>
    [Parameter]
    public ProposalOutcome? Said { get; set; }

    /// <summary>The photo that this guest hid and can show again; null where there is none.</summary>
    [Parameter]
    public int? HiddenId { get; set; }

    private List<int> Shown { get; set; } = [];

    private int Pages => (Shown.Count + GuestAlbum.PageSize - 1) / GuestAlbum.PageSize;

    private IReadOnlyList<int> OfPage => [.. Shown.Skip((Page - 1) * GuestAlbum.PageSize).Take(GuestAlbum.PageSize)];

    protected override void OnParametersSet()
    {
        Shown = [.. Photos.Select(photo => photo.PhotoId).Where(id => !ShowsNewOnly || NewIds.Contains(id))];
        Page = Math.Clamp(Page, 1, Math.Max(1, Pages));
    }

    private string HrefOf(int page) => string.Create(CultureInfo.InvariantCulture, $"?{(ShowsNewOnly ? "show=new&" : "")}page={page}");
}
