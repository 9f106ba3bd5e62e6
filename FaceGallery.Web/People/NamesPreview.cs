using FaceGallery.Web.Data;
using FaceGallery.Web.Matching;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.People;

/// <summary>What would change of names, as the faces stand now, if people were known or decided otherwise.</summary>
/// <param name="Gained">Unnamed faces that would get a name.</param>
/// <param name="Lost">Faces that would lose their name.</param>
/// <param name="Renamed">Faces that would get another name.</param>
/// <param name="SuggestionsNow">Faces for which somebody is suggested.</param>
/// <param name="SuggestionsThen">Those for which somebody would be.</param>
/// <param name="People">Whom it concerns, those with most faces first: at most <see cref="MaxPeople"/>.</param>
/// <param name="AllPeople">How many people it concerns.</param>
public sealed record NamesPreview(
    PreviewCount Gained,
    PreviewCount Lost,
    PreviewCount Renamed,
    int SuggestionsNow,
    int SuggestionsThen,
    IReadOnlyList<PersonPreview> People,
    int AllPeople)
{
    /// <summary>People who are told one by one.</summary>
    public const int MaxPeople = 10;

    /// <summary>Faces that are shown of each person, of those that come and of those that go.</summary>
    private const int MaxFaces = 6;

    public bool ChangesNames => Gained.Faces + Lost.Faces + Renamed.Faces > 0;

    internal static async Task<NamesPreview> OfAsync(
        FaceGalleryDbContext context, IReadOnlyList<PreviewedFace> faces, CancellationToken cancellationToken)
    {
        var changed = faces.Where(face => face.Now.PersonId != face.Then.PersonId).ToList();
        var (comes, goes) = (ByPerson(changed, face => face.Then.PersonId), ByPerson(changed, face => face.Now.PersonId));
        var people = comes.Concat(goes).Select(person => person.Key).Distinct()
            .OrderByDescending(person => comes[person].Count() + goes[person].Count()).ThenBy(person => person).ToList();
        var shown = people.Take(MaxPeople).ToList();
        var names = await context.People.Where(person => shown.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var samples = await SamplesAsync(context, shown.SelectMany(person => Sample(comes[person]).Concat(Sample(goes[person]))), cancellationToken);
        return new NamesPreview(
            PreviewCount.Of(changed.Where(face => face.Now.PersonId is null)),
            PreviewCount.Of(changed.Where(face => face.Then.PersonId is null)),
            PreviewCount.Of(changed.Where(face => face is { Now.PersonId: not null, Then.PersonId: not null })),
            faces.Count(face => face.Now.SuggestedPersonId is not null),
            faces.Count(face => face.Then.SuggestedPersonId is not null),
            [
                .. from person in shown
                   where names.ContainsKey(person)
                   select new PersonPreview(
                       person, names[person], comes[person].Count(), goes[person].Count(),
                       [.. Sample(comes[person]).Select(samples.GetValueOrDefault).OfType<PreviewFace>()],
                       [.. Sample(goes[person]).Select(samples.GetValueOrDefault).OfType<PreviewFace>()]),
            ],
            people.Count);
    }

    private static ILookup<int, PreviewedFace> ByPerson(IEnumerable<PreviewedFace> faces, Func<PreviewedFace, int?> person) =>
        faces.Where(face => person(face) is not null).ToLookup(face => person(face)!.Value);

    /// <summary>Those that come with least similarity, and those that go with most, tell best whether it would be right.</summary>
    private static IEnumerable<int> Sample(IEnumerable<PreviewedFace> faces) =>
        faces.OrderBy(face => face.Then.PersonId is null ? -face.Now.Similarity : face.Then.Similarity).ThenBy(face => face.FaceId).Take(MaxFaces).Select(face => face.FaceId);

    private static async Task<Dictionary<int, PreviewFace>> SamplesAsync(
        FaceGalleryDbContext context, IEnumerable<int> faceIds, CancellationToken cancellationToken)
    {
        var ids = faceIds.Distinct().ToList();
        return await context.Faces.Where(face => ids.Contains(face.Id)).Select(face => new PreviewFace(face.Id, face.PhotoId, face.Photo!.Version ?? ""))
            .ToDictionaryAsync(face => face.Id, cancellationToken);
    }
}
