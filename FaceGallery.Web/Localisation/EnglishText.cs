using System.Globalization;
using System.Resources;
using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Localisation;

/// <summary>Messages in English: for the log, the commands and their reports.</summary>
public static class EnglishText
{
    private static readonly ResourceManager Words = new(typeof(Text));

    public static string Of(Message message) => Words.GetString(message.Key, CultureInfo.InvariantCulture) is { } words
        ? string.Format(CultureInfo.InvariantCulture, words, [.. message.Arguments])
        : message.Key;
}
