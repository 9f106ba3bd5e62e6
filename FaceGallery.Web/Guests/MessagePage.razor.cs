using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>Says in two sentences why there are no photos.</summary>
public partial class MessagePage
{
    /// <summary>Of the words: with "Title" and "Text" behind it.</summary>
    [Parameter, EditorRequired]
    public string Key { get; set; } = "";

    /// <summary>Where to go on; null where it is worth another try at the page's own address, or at none.</summary>
    [Parameter]
    public string? Again { get; set; }

    /// <summary>Which link it is about; null where that is not told.</summary>
    [Parameter]
    public string? Caption { get; set; }

    [Inject]
    private IHttpContextAccessor Http { get; set; } = default!;

    [Inject]
    private Passphrases Passphrases { get; set; } = default!;

    /// <summary>Otherwise the way on leads to where the passphrase is asked for.</summary>
    private bool HasPhotos => Http.HttpContext!.Features.Get<GuestVisit>() is { } visit && Passphrases.IsGiven(visit.Share, Http.HttpContext.Request);

    // It tells nothing of the address that was asked for: whatever that was, the page is the same.
    private string Base => $"{Http.HttpContext?.Request.PathBase}/share/-";
}
