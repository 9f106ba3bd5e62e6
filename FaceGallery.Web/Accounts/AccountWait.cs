using System.Globalization;
using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.Accounts;

/// <summary>How long it takes until another password is looked at, as addresses of forms say it and as it is told.</summary>
internal static class AccountWait
{
    /// <summary>Seconds, whole ones.</summary>
    public const string Parameter = "wait";

    private const int Longest = 24 * 60 * 60;

    public static TimeSpan Of(HttpRequest request) => Read(request.Query[Parameter]);

    /// <returns>A second where the text, which may be anybody's, says nothing of use.</returns>
    public static TimeSpan Read(string? text) =>
        TimeSpan.FromSeconds(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= Longest ? seconds : 1);

    public static string Write(TimeSpan wait) => Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    /// <summary>"Too many attempts. Try again in 15 seconds."</summary>
    public static string Tell(Text text, TimeSpan wait) => text["Login.Slow"] + " "
        + (wait.TotalMinutes > 1 ? text.Count("Login.SlowMinutes", (int)Math.Ceiling(wait.TotalMinutes)) : text.Count("Login.SlowSeconds", (int)wait.TotalSeconds));
}
