using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Files;
using FaceGallery.Web.Localisation;
using Shouldly;

namespace FaceGallery.Tests.Web.Localisation;

public sealed partial class TextTests
{
    private static readonly ResourceManager Words = new(typeof(Text));

    [Fact]
    public void Every_word_is_there_in_both_languages_with_the_same_places_to_fill()
    {
        var (english, chinese) = (WordsIn(CultureInfo.InvariantCulture), WordsIn(new CultureInfo("zh-Hans")));

        chinese.Keys.ShouldBe(english.Keys, ignoreOrder: true);
        english.Keys.Where(key => !Places(english[key]).SequenceEqual(Places(chinese[key]))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_key_in_the_pages_has_a_word()
    {
        var english = WordsIn(CultureInfo.InvariantCulture);
        var used = SourceFiles.All().SelectMany(source => Key().Matches(source.Text)).Select(match => match.Groups[1].Value)
            .Where(key => !english.ContainsKey(key) && !english.ContainsKey(key + ".One"));

        used.ShouldBeEmpty();
    }

    [Fact]
    public void Every_refusal_and_every_reason_has_words()
    {
        var english = WordsIn(CultureInfo.InvariantCulture);
        var used = SourceFiles.All().SelectMany(source => MessageKey().Matches(source.Text)).Select(match => match.Groups[1].Value).ToList();

        used.Count.ShouldBeGreaterThan(40);
        used.Where(key => !english.ContainsKey(key)).ShouldBeEmpty();
        Enum.GetNames<FileRefusal>().Where(refusal => !english.ContainsKey($"Unreadable.{refusal}")).ShouldBeEmpty();
    }

    private static Dictionary<string, string> WordsIn(CultureInfo culture) =>
        Words.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(word => (string)word.Key, word => (string)word.Value!);

    private static IEnumerable<string> Places(string word) => Place().Matches(word).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Place();

    [GeneratedRegex("\"((?:Refused|Unreadable|Name|Models|Indexing\\.Problem|Sharing\\.Refused)\\.[A-Za-z]+)\"")]
    private static partial Regex MessageKey();

    [GeneratedRegex("Text(?:\\.Count\\(|\\[)\"([A-Za-z.]+)\"", RegexOptions.IgnoreCase)]
    private static partial Regex Key();
}
