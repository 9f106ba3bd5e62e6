namespace FaceGallery.Web.Search;

/// <summary>What the things are called that a search names by id.</summary>
public sealed record SearchTitles(IReadOnlyDictionary<int, string> Events, IReadOnlyDictionary<int, string> Albums)
{
    public static SearchTitles None { get; } = new(new Dictionary<int, string>(), new Dictionary<int, string>());
}
