using FaceGallery.Domain.Sharing;

namespace FaceGallery.Web.Guests;

/// <summary>A request that came by a link which is open to it.</summary>
/// <param name="Share">The link.</param>
internal sealed record GuestVisit(Share Share)
{
    /// <summary>What <see cref="GuestFilter"/> found out of the request.</summary>
    public static GuestVisit Of(HttpContext http) => http.Features.Get<GuestVisit>()
        ?? throw new InvalidOperationException("The address is not below a link's.");
}
