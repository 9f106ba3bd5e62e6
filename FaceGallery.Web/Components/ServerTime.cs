namespace FaceGallery.Web.Components;

/// <summary>Times in the server's time zone.</summary>
internal static class ServerTime
{
    /// <param name="time">UTC, whatever kind it says it is: the database does not keep the kind.</param>
    public static DateTime AtHome(this DateTime time, TimeProvider clock) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc), clock.LocalTimeZone);
}
