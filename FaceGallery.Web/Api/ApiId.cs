using System.Globalization;
using FaceGallery.Web.History;

namespace FaceGallery.Web.Api;

/// <summary>Ids are opaque to scripts: text, whatever is behind it.</summary>
internal static class ApiId
{
    public static string Of(int id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>0, which is nobody's id, for what cannot be an id.</summary>
    public static int Parse(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <exception cref="ChangeRefusedException">One of them is no id, or none was given.</exception>
    public static IReadOnlyCollection<int> ParseAll(IReadOnlyCollection<string>? ids, string name)
    {
        var parsed = (ids ?? []).Select(Parse).ToList();
        return parsed.Count == 0 ? throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.NoIds", name)
            : parsed.Contains(0) ? throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.BadIds", name)
            : parsed;
    }
}
