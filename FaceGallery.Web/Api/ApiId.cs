using System.Globalization;
using FaceGallery.Web.History;

namespace FaceGallery.Web.Api;

/// <summary>Ids are opaque to scripts: text, whatever is behind it.</summary>
internal static class ApiId
{
    public static string Of(int id) => id.ToString(CultureInfo.InvariantCulture);

    /// <returns>Null for what cannot be an id.</returns>
    public static int? TryParse(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <exception cref="ChangeRefusedException">It cannot be an id, so nothing has it.</exception>
    public static int Parse(string? text) => TryParse(text) ?? throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.NoSuchId", text ?? "");

    /// <exception cref="ChangeRefusedException">One of them is no id, or none was given.</exception>
    public static IReadOnlyCollection<int> ParseAll(IReadOnlyCollection<string>? ids, string name)
    {
        if (ids is not { Count: > 0 })
        {
            throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.NoIds", name);
        }

        return [.. ids.Select(id => TryParse(id) ?? throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.BadIds", name))];
    }
}
