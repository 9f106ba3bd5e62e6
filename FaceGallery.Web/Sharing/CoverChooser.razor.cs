using FaceGallery.Domain.Sharing;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Sharing;

/// <summary>The photos of a link, of which one can be chosen to stand for it.</summary>
public partial class CoverChooser
{
    private IReadOnlyList<CoverChoice> _photos = [];

    /// <summary>The link; null for a new one.</summary>
    [Parameter]
    public Share? Share { get; set; }

    /// <summary>What a new link is to show.</summary>
    [Parameter]
    public ShareScope? Scope { get; set; }

    [Parameter]
    public int? PhotoId { get; set; }

    [Parameter]
    public EventCallback<int?> PhotoIdChanged { get; set; }

    [Inject]
    private ShareService Shares { get; set; } = default!;

    protected override async Task OnInitializedAsync() => _photos = await Shares.CoversAsync(Share, Scope, CancellationToken.None);
}
