using FaceGallery.Domain.Messages;
using Microsoft.Extensions.Localization;

namespace FaceGallery.Web.Localisation;

/// <summary>The words of the pages in the reader's language. Keys are those of Text.resx.</summary>
public sealed class Text(IStringLocalizer<Text> words)
{
    public string this[string key] => words[key];

    public string this[Message message] =>
        (message.Arguments.Count == 0 ? words[message.Key] : words[message.Key, [.. message.Arguments]]) + (message.Reason is { } reason ? " " + this[reason] : "");

    public string this[string key, params object?[] arguments] => words[key, arguments!];

    /// <summary>"1 photo", "12 photos": the key's own word for one, or for any other number.</summary>
    /// <param name="others">What else the words have places for, from {1} on.</param>
    public string Count(string key, int number, params object[] others) => words[number == 1 ? key + ".One" : key + ".Other", [number, .. others]];
}
