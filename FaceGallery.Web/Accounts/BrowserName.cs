using FaceGallery.Domain.Accounts;

namespace FaceGallery.Web.Accounts;

/// <summary>What people call a browser and its device.</summary>
internal static class BrowserName
{
    // Every browser names those that it wants to be taken for, too: the first that is found is it.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <returns>"Firefox, Android"; for a program that is none of the known ones what it calls itself, shortened; empty for nothing.</returns>
    public static string Of(string? userAgent)
    {
        var names = new[] { NameIn(userAgent, Browsers), NameIn(userAgent, Systems) }.OfType<string>().ToList();
        var name = names.Count > 0 ? string.Join(", ", names) : (userAgent ?? "").Split('/', ' ')[0];
        return name[..Math.Min(name.Length, Session.MaxBrowserLength)];
    }

    private static string? NameIn(string? userAgent, (string Mark, string Name)[] known) =>
        Array.Find(known, one => userAgent?.Contains(one.Mark, StringComparison.Ordinal) == true).Name;
}
