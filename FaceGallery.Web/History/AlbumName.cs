using System.Globalization;
using FaceGallery.Domain.Names;

namespace FaceGallery.Web.History;

/// <summary>What an album is called, be it filled by hand or a search that was kept.</summary>
public static class AlbumName
{
    /// <exception cref="ChangeRefusedException">It is blank, or longer than that many characters.</exception>
    public static string Of(string? name, int maxLength) => VisibleText.Of(name) switch
    {
        { Length: 0 } => throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.AlbumName"),
        var text when text.Length > maxLength => throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.NameTooLong", maxLength.ToString(CultureInfo.InvariantCulture)),
        var text => text,
    };
}
