namespace FaceGallery.Tests.Fixtures;

/// <summary>Who is in which photo of the party, as labelled by hand.</summary>
public sealed class PartyTruth
{
    private readonly ILookup<string, string> _people;

    private PartyTruth(ILookup<string, string> people) => _people = people;

    public IEnumerable<string> People => _people.SelectMany(photo => photo).Distinct().Order(StringComparer.Ordinal);

    public static PartyTruth Read() => new(File.ReadLines(SharedFiles.Photos("party/truth.tsv"))
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split('\t'))
        .ToLookup(fields => fields[0], fields => fields[1]));

    public IEnumerable<string> PhotosOf(string person) => _people.Where(photo => photo.Contains(person)).Select(photo => photo.Key);

    /// <summary>Who is in most of these photos; null when nobody known is in any.</summary>
    public string? MostOften(IEnumerable<string> photos) =>
        photos.SelectMany(photo => _people[photo]).CountBy(person => person).OrderByDescending(person => person.Value).Select(person => person.Key).FirstOrDefault();
}
