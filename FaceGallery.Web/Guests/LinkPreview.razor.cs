using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Sharing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Guests;

/// <summary>
/// What messengers show beside the link (Open Graph). Before the passphrase is given they read the owner's own title and greeting and how many photos there are, but no names, and see no photo.
/// </summary>
public partial class LinkPreview
{
    [Parameter, EditorRequired]
    public Share Share { get; set; } = default!;

    /// <summary>Null before the passphrase is given.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>Photos; null where they are still to be counted.</summary>
    [Parameter]
    public int? Count { get; set; }

    [Inject]
    private GuestAlbum Album { get; set; } = default!;

    [Inject]
    private OwnerName Owner { get; set; } = default!;

    [Inject]
    private Text Text { get; set; } = default!;

    [Inject]
    private IOptionsMonitor<SharingOptions> Options { get; set; } = default!;

    [Inject]
    private IHttpContextAccessor Http { get; set; } = default!;

    private string Told => Title ?? Share.Title ?? Text["Sharing.Photos"];

    private string Description
    {
        get
        {
            string?[] parts = [Text.Count("Count.Photos", Count ?? 0), Owner.Given is { } name ? Text["Guest.From", name] : null, Share.Greeting?.Replace('\n', ' ')];
            return string.Join(" · ", parts.OfType<string>());
        }
    }

    private bool HasPicture => Share is { ShowsPicture: true, PassphraseHash: null } && Count > 0;

    // Messengers take whole addresses only.
    private string Picture
    {
        get
        {
            var request = Http.HttpContext!.Request;
            var app = (Options.CurrentValue.PublicAddress ?? ShareEndpoints.BaseOf(request)).TrimEnd('/');
            return HasPicture ? $"{app}/share/{request.RouteValues["token"]}/cover" : $"{app}/icon-512.png";
        }
    }

    protected override async Task OnParametersSetAsync() => Count ??= await Album.CountAsync(Share, Http.HttpContext!.RequestAborted);
}
