using System.Globalization;
using System.Resources;
using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Localisation;

/// <summary>Messages in English: for the log, the commands and their reports.</summary>
public static class EnglishText
{
    private static readonly ResourceManager Words = new(typeof(Text));

    public static string Of(Message message) => Of(message.Key, message.Arguments) + (message.Reason is { } reason ? " " + Of(reason) : "");

    private static string Of(string key, IReadOnlyList<string> arguments) => Words.GetString(key, CultureInfo.InvariantCulture) is { } words
        ? string.Format(CultureInfo.InvariantCulture, words, [.. arguments])
        : key;
}
