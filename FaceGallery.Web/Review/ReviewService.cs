using FaceGallery.Domain.Faces;
using FaceGallery.Web.Data;
using FaceGallery.Web.Indexing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Review;

/// <summary>
/// What the machine is unsure of, as questions to the owner: those that settle most faces first, then the likeliest. The answers are those of
/// <see cref="People.FaceTagging"/>: yes names the faces, no rejects them.
/// </summary>
public sealed class ReviewService(IDbContextFactory<FaceGalleryDbContext> contexts, IndexingProgress progress)
{
    /// <summary>Faces of a person to compare with.</summary>
    private const int MostReferences = 6;

    private volatile Tuple<long, IReadOnlyList<Question>>? _read;

    /// <summary>How many faces wait for an answer; of one person where one is given.</summary>
    public async Task<int> CountAsync(int? personId, CancellationToken cancellationToken) =>
        (await QuestionsAsync(personId, cancellationToken)).Sum(question => question.FaceIds.Count);

    /// <summary>In how many questions they are asked about.</summary>
    public async Task<int> CountQuestionsAsync(int? personId, CancellationToken cancellationToken) =>
        (await QuestionsAsync(personId, cancellationToken)).Count();

    /// <param name="personId">Only about this person; null for all.</param>
    public async Task<IReadOnlyList<ReviewItem>> PageAsync(int? personId, int skip, int take, CancellationToken cancellationToken) =>
        await ReadAsync((await QuestionsAsync(personId, cancellationToken)).Skip(skip).Take(take), cancellationToken);

    /// <summary>The next questions of somebody who goes through them.</summary>
    /// <param name="personId">Only about this person; null for all.</param>
    /// <param name="passed">Faces, each with the person in question, that are not to be asked about.</param>
    /// <param name="shown">The question before the reader's eyes: it stays the first as long as any of its faces waits for an answer.</param>
    public async Task<ReviewQuestions> AskAsync(
        int? personId, IReadOnlySet<(int PersonId, int FaceId)> passed, ReviewItem? shown, int take, CancellationToken cancellationToken)
    {
        var open = (await QuestionsAsync(personId, cancellationToken))
            .Where(question => !question.FaceIds.Any(face => passed.Contains((question.PersonId, face)))).ToList();
        var next = open.OrderByDescending(question => shown?.IsAbout(question.PersonId, question.FaceIds) == true).Take(take);
        return new ReviewQuestions(await ReadAsync(next, cancellationToken), open.Count);
    }

    /// <summary>All questions in their order. What was read holds until the library changes, however many ask.</summary>
    private async Task<IEnumerable<Question>> QuestionsAsync(int? personId, CancellationToken cancellationToken)
    {
        // Taken before reading: what changes meanwhile is read again the next time.
        var version = progress.LibraryVersion;
        var read = _read;
        if (read?.Item1 != version)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            _read = read = Tuple.Create(version, await QuestionsAsync(context, cancellationToken));
        }

        return read.Item2.Where(question => personId is null || question.PersonId == personId);
    }

    private static async Task<IReadOnlyList<Question>> QuestionsAsync(FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        var waiting = await (
            from face in context.Faces
            where face.SuggestedPersonId != null && !face.IsNotAFace && !face.IsStranger
            where context.AlbumPhotos.Any(photo => photo.Id == face.PhotoId)
            select new { face.Id, face.ClusterId, PersonId = face.SuggestedPersonId!.Value, face.SuggestedSimilarity }).ToListAsync(cancellationToken);
        return
        [
            .. from face in waiting
               group face by (face.PersonId, face.ClusterId, Single: face.ClusterId is null ? face.Id : 0) into faces
               orderby faces.Count() descending, faces.Max(face => face.SuggestedSimilarity) descending, faces.Min(face => face.Id)
               select new Question(faces.Key.PersonId, faces.Key.ClusterId, [.. faces.Select(face => face.Id)]),
        ];
    }

    private async Task<IReadOnlyList<ReviewItem>> ReadAsync(IEnumerable<Question> questions, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var items = new List<ReviewItem>();
        foreach (var question in questions)
        {
            if (await ReadAsync(context, question, cancellationToken) is { } item)
            {
                items.Add(item);
            }
        }

        return items;
    }

    /// <returns>Null when it was answered meanwhile.</returns>
    private static async Task<ReviewItem?> ReadAsync(FaceGalleryDbContext context, Question question, CancellationToken cancellationToken)
    {
        var (personId, clusterId, faceIds) = question;
        var person = await context.People.Where(person => person.Id == personId).Select(person => person.Name).SingleOrDefaultAsync(cancellationToken);
        var faces = await Faces(context.Faces.Where(face => faceIds.Contains(face.Id) && face.SuggestedPersonId == personId)
            .OrderByDescending(face => face.SuggestedSimilarity)).ToListAsync(cancellationToken);
        if (person is null || faces.Count == 0)
        {
            return null;
        }

        var odd = await Faces(context.Faces
            .Where(face => clusterId != null && face.ClusterId == clusterId && face.SuggestedPersonId != personId && face.PersonId == null)
            .Where(face => context.AlbumPhotos.Any(photo => photo.Id == face.PhotoId))).ToListAsync(cancellationToken);
        var references = await Faces(context.Enrolments.Where(enrolment => enrolment.PersonId == personId).OrderBy(enrolment => enrolment.FaceId)
            .Select(enrolment => enrolment.Face!).Take(MostReferences)).ToListAsync(cancellationToken);
        return new ReviewItem(personId, person, faces, odd, references);
    }

    private static IQueryable<ReviewFace> Faces(IQueryable<Face> faces) =>
        faces.Select(face => new ReviewFace(face.Id, face.PhotoId, face.Photo!.ContentHash ?? "", face.SuggestedSimilarity));

    /// <param name="ClusterId">The group that the faces are in; null for a single face without its like.</param>
    private sealed record Question(int PersonId, int? ClusterId, IReadOnlyList<int> FaceIds);
}
