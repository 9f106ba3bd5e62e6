using System.Globalization;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Proposals;
using FaceGallery.Web.Sharing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace FaceGallery.Web.Guests;

/// <summary>What a link's address opens, for whoever has it: the pages, the pictures and the archive, and nothing outside the link.</summary>
public static class GuestEndpoints
{
    internal static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapGuests(this IEndpointRouteBuilder app)
    {
        // A link that is there was made by somebody with a token of the server: it opens even before the owner came by.
        app.Map("/share/{**rest}", GuestFilter.Nothing).AllowAnonymous().ServedBeforeSetup().ExcludeFromDescription();
        var guests = app.MapGroup("/share/{token}").AllowAnonymous().ServedBeforeSetup().ExcludeFromDescription().AddEndpointFilter(new GuestFilter());
        guests.MapMethods("", Reading, AlbumAsync);
        guests.MapMethods("/photos/{id:int}", Reading, PhotoAsync);
        guests.MapPost("/language", Language).WithMetadata(new GuestFilter.IsOpenToAll(), new RequestSizeLimitAttribute(StaleForms.MaxBytes)).DisableAntiforgery().RefuseStaleForms(GuestForms.Fresh);
        guests.MapMethods(GuestPages.SlowAddress, Reading, (string? wait, HttpContext http) => GuestPages.Slow(http, Number(wait) is { } seconds ? TimeSpan.FromSeconds(seconds) : null)).WithMetadata(new GuestFilter.IsOpenToAll());
        guests.MapGuestMedia();
        guests.MapDownloads();
        guests.MapForms();
        guests.MapFinding();
    }

    private static async Task<IResult> AlbumAsync(
        HttpContext http, string? show, string? page, string? person, string? said, string? photo, GuestAlbum album, ShareCaptions captions, HidingProofs proofs, GuestProposals proposals, TimeProvider time)
    {
        var share = GuestVisit.Of(http).Share;
        var photos = await album.ListAsync(share, http.RequestAborted);
        var (last, now) = (LastVisit.Of(http.Request), time.GetUtcNow().UtcDateTime);
        if (LastVisit.IsAnother(last, now) && !HttpMethods.IsHead(http.Request.Method))
        {
            await album.CountVisitAsync(share, http.RequestAborted);
        }

        // Gone back to, it would tell of a hiding that was undone meanwhile.
        var asked = Number(photo);
        var isShownAgain = photos.Any(shown => shown.Id == asked);
        var next = LastVisit.Next(last, photos.Select(shown => shown.AddedAt.Ticks).DefaultIfEmpty().Max(), now);
        next.Save(http);
        return new RazorComponentResult<AlbumPage>(new Dictionary<string, object?>
        {
            [nameof(AlbumPage.Base)] = GuestAddress.Of(http),
            [nameof(AlbumPage.Share)] = share,
            [nameof(AlbumPage.Caption)] = await captions.ForGuestsAsync(share, http.RequestAborted),
            [nameof(AlbumPage.Photos)] = photos,
            [nameof(AlbumPage.NewIds)] = photos.Where(shown => shown.AddedAt.Ticks > next.KnownUntil).Select(shown => shown.Id).ToHashSet(),
            [nameof(AlbumPage.ShowsNewOnly)] = show == "new",
            [nameof(AlbumPage.Said)] = isShownAgain ? null : GuestForms.OutcomeOf(said),
            [nameof(AlbumPage.People)] = await album.PeopleAsync(share, photos, http.RequestAborted),
            [nameof(AlbumPage.PersonId)] = Number(person),
            [nameof(AlbumPage.Hidden)] = await HiddenAsync(),
            [nameof(AlbumPage.HiddenId)] = asked is { } hidden && proofs.Of(share, hidden, http.Request) is not null ? hidden : null,
            [nameof(AlbumPage.Page)] = Number(page) ?? 1,
        });

        async Task<int> HiddenAsync()
        {
            var count = 0;
            foreach (var (photoId, proposalId) in proofs.AllOf(share, http.Request))
            {
                count += await proposals.FindHidingAsync(share, photoId, http.RequestAborted) == proposalId ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>What came in an address may be anything.</summary>
    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IResult Language([FromForm] string? language, HttpContext http)
    {
        LanguageCookie.Choose(http, language);

        // To the same people's photos, or the same page of them.
        return Results.LocalRedirect($"{GuestAddress.Of(http)}{http.Request.QueryString}");
    }

    private static async Task<IResult> PhotoAsync(int id, string? said, string? from, HttpContext http, GuestAlbum album)
    {
        var share = GuestVisit.Of(http).Share;
        return await album.FindAsync(share, id, http.RequestAborted) is { } photo
            ? new RazorComponentResult<PhotoPage>(new Dictionary<string, object?>
            {
                [nameof(PhotoPage.Base)] = GuestAddress.Of(http),
                [nameof(PhotoPage.Share)] = share,
                [nameof(PhotoPage.Photo)] = photo,
                [nameof(PhotoPage.Said)] = GuestForms.OutcomeOf(said),
                [nameof(PhotoPage.From)] = GuestFinding.ResultsOf(from),
            })
            : GuestPages.PhotoGone(http, id);
    }
}
