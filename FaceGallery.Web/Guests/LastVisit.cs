using System.Globalization;

namespace FaceGallery.Web.Guests;

/// <summary>
/// What a guest's browser remembers of a link, to tell what is new. Photos bear a stamp that grows with each one that comes to the link, so that a
/// clock which is set back changes nothing.
/// </summary>
/// <param name="KnownUntil">The stamp after which photos are new to the guest.</param>
/// <param name="SeenUntil">The latest stamp when the guest last looked.</param>
/// <param name="At">When that was, in ticks of UTC.</param>
public sealed record LastVisit(long KnownUntil, long SeenUntil, long At)
{
    private const string Cookie = "facegallery.visit";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Whoever comes back within this time is still looking, and new photos stay new.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <returns>Null for somebody who was never here.</returns>
    public static LastVisit? Of(HttpRequest request)
    {
        var parts = (request.Cookies[Cookie] ?? "").Split('.');
        return parts is [var known, var seen, var at] && Number(known) is { } knownUntil && Number(seen) is { } seenUntil && Number(at) is { } ticks
            ? new LastVisit(knownUntil, seenUntil, ticks)
            : null;
    }

    /// <summary>Whether looking now is another visit than the last one.</summary>
    public static bool IsAnother(LastVisit? last, DateTime now) => last is null || now.Ticks < last.At || now.Ticks - last.At > Pause.Ticks;

    /// <param name="latest">The latest stamp of the link's photos.</param>
    public static LastVisit Next(LastVisit? last, long latest, DateTime now)
    {
        if (last is null)
        {
            return new LastVisit(latest, latest, now.Ticks);
        }

        var movesOn = latest > last.SeenUntil || IsAnother(last, now);
        return new LastVisit(movesOn ? last.SeenUntil : last.KnownUntil, latest, now.Ticks);
    }

    public void Save(HttpContext http) =>
        http.Response.Cookies.Append(Cookie, string.Create(CultureInfo.InvariantCulture, $"{KnownUntil}.{SeenUntil}.{At}"), GuestCookies.ForReading(http, Kept));

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
