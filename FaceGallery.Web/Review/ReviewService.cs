using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Review;

/// <summary>
/// What the machine is unsure of, as questions to the owner: those that settle most faces first, then the likeliest. The answers are those of
/// <see cref="Naming.FaceTagging"/>: yes names the faces, no rejects them.
/// </summary>
public sealed class ReviewService
{
    /// <summary>So many questions are counted for every page.</summary>
    public const int MostCounted = 100;

    /// <summary>Faces of a person to compare with.</summary>
    private const int MaxReferences = 6;

    /// <summary>Single faces in a crowd that are asked about together: as many as are seen at a glance.</summary>
    private const int MaxOfCrowd = 10;

    private readonly IDbContextFactory<FaceGalleryDbContext> _contexts;
    private readonly VersionedCache<IReadOnlyList<Question>> _questions;
    private readonly VersionedCache<int> _counted;

    /// <summary>Of the faces that wait, by <see cref="Face.Revision"/>: whether it is in a crowd. To read 50,000 vectors after each change takes half a second.</summary>
    private IReadOnlyDictionary<(int Id, int Revision), bool> _crowds = new Dictionary<(int, int), bool>();

    public ReviewService(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryEvents events)
    {
        _contexts = contexts;
        _questions = new(events, LibraryTopics.Who, ReadQuestionsAsync);
        _counted = new(events, LibraryTopics.Who, cancellationToken => CountUpToAsync(MostCounted, cancellationToken));
    }

    /// <summary>How many faces wait for an answer about a person.</summary>
    public async Task<int> CountAsync(int personId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateForOwnerAsync(cancellationToken);
        return await WaitingIn(context).CountAsync(face => face.SuggestedPersonId == personId, cancellationToken);
    }

    /// <summary>How many questions there are, but no more than <see cref="MostCounted"/>; both menus of every page ask.</summary>
    public Task<int> CountFewAsync(CancellationToken cancellationToken) => _counted.GetAsync(cancellationToken);

    /// <summary>How many questions there are, but no more than so many: that is told at once, however many faces wait.</summary>
    public async Task<int> CountUpToAsync(int most, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateForOwnerAsync(cancellationToken);
        var waiting = WaitingIn(context).OrderBy(face => face.SuggestedPersonId);
        var groups = new HashSet<(int?, int?)>();
        await foreach (var face in waiting.Where(face => face.ClusterId != null).Select(face => new { face.SuggestedPersonId, face.ClusterId }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            groups.Add((face.SuggestedPersonId, face.ClusterId));
            if (groups.Count == most)
            {
                return most;
            }
        }

        // Ten in a crowd are one question at most.
        var singles = await waiting.Where(face => face.ClusterId == null).Take(most * MaxOfCrowd)
            .Select(face => new { PersonId = face.SuggestedPersonId!.Value, face.Embedding!.Model, face.Embedding.Vector }).ToListAsync(cancellationToken);
        var alone = singles.GroupBy(face => (face.PersonId, IsInCrowd: face.Vector is not null && Embedding.FromBytes(face.Model, face.Vector).IsInCrowd), (of, faces) => of.IsInCrowd ? faces.Chunk(MaxOfCrowd).Count() : faces.Count());
        return Math.Min(groups.Count + alone.Sum(), most);
    }

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

    /// <summary>All questions in their order. </summary>
    private async Task<IEnumerable<Question>> QuestionsAsync(int? personId, CancellationToken cancellationToken) =>
        (await _questions.GetAsync(cancellationToken)).Where(question => personId is null || question.PersonId == personId);

    private async Task<IReadOnlyList<Question>> ReadQuestionsAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateForOwnerAsync(cancellationToken);
        var waiting = new List<Waiting>();
        await context.ReadBareAsync(
            WaitingIn(context).Select(face => new { face.Id, face.Revision, face.ClusterId, face.SuggestedPersonId, face.SuggestedSimilarity }),
            face => waiting.Add(new Waiting(
                face.Number(0),
                face.Number(1),
                face.Id(2),
                face.Number(3),
                (float)face.Real(4))),
            cancellationToken);
        var crowds = _crowds = await CrowdsAsync(context, waiting, cancellationToken);
        var questions =
            from face in waiting
            let isInCrowd = crowds[(face.Id, face.Revision)]
            group face by (face.PersonId, face.ClusterId, IsInCrowd: isInCrowd, Single: face.ClusterId is null && !isInCrowd ? face.Id : 0) into faces
            from batch in faces.Key is { IsInCrowd: true, ClusterId: null }
                ? faces.OrderByDescending(face => face.Similarity).ThenBy(face => face.Id).Chunk(MaxOfCrowd)
                : [.. new[] { faces.ToArray() }]
            orderby batch.Length descending, batch.Max(face => face.Similarity) descending, batch.Min(face => face.Id)
            select new Question(faces.Key.PersonId, faces.Key.ClusterId, faces.Key.IsInCrowd, [.. batch.Select(face => face.Id)]);
        return [.. questions];
    }

    private async Task<IReadOnlyDictionary<(int Id, int Revision), bool>> CrowdsAsync(FaceGalleryDbContext context, IReadOnlyList<Waiting> waiting, CancellationToken cancellationToken)
    {
        var (known, read) = (_crowds, new Dictionary<int, bool>());
        var unknown = waiting.Where(face => !known.ContainsKey((face.Id, face.Revision))).Select(face => face.Id).ToList();
        if (unknown.Count > 0)
        {
            await foreach (var embedding in context.FaceEmbeddings.AsNoTracking().Where(embedding => EF.Parameter(unknown).Contains(embedding.FaceId)).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                read[embedding.FaceId] = Embedding.FromBytes(embedding.Model, embedding.Vector).IsInCrowd;
            }
        }

        return waiting.ToDictionary(face => (face.Id, face.Revision), face => known.TryGetValue((face.Id, face.Revision), out var isInCrowd) ? isInCrowd : read.GetValueOrDefault(face.Id));
    }

    /// <summary>Those that were not answered meanwhile. However many they are, the same few commands read them.</summary>
    private async Task<IReadOnlyList<ReviewItem>> ReadAsync(IEnumerable<Question> asked, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateForOwnerAsync(cancellationToken);
        var questions = asked.ToList();
        var (personIds, clusterIds) = (questions.Select(question => question.PersonId).Distinct().ToList(), questions.Select(question => question.ClusterId).OfType<int>().Distinct().ToList());
        var faceIds = questions.SelectMany(question => question.FaceIds).ToList();
        var names = await context.People.Where(person => EF.Parameter(personIds).Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var suggested = (await Rows(context.Faces.Where(face => EF.Parameter(faceIds).Contains(face.Id))).ToListAsync(cancellationToken)).ToDictionary(row => row.Face.Id);
        var unnamed = (await Rows(context.Faces
            .Where(face => face.PersonId == null && EF.Parameter(clusterIds).Contains(face.ClusterId!.Value))
            .Where(face => context.AlbumPhotos.Any(photo => photo.Id == face.PhotoId))).ToListAsync(cancellationToken)).ToLookup(row => row.ClusterId);
        var enrolled = (await context.Enrolments.Where(enrolment => EF.Parameter(personIds).Contains(enrolment.PersonId)).OrderBy(enrolment => enrolment.FaceId)
            .Select(enrolment => new
            {
                enrolment.PersonId,
                Face = new ReviewFace(enrolment.FaceId, enrolment.Face!.PhotoId, enrolment.Face.Photo!.Version ?? "", enrolment.Face.SuggestedSimilarity, enrolment.Face.Photo.TakenAt),
            }).ToListAsync(cancellationToken)).ToLookup(row => row.PersonId, row => row.Face);

        // A child is best compared with photos of the same age.
        return
        [
            .. from question in questions
               let faces = question.FaceIds.Select(id => suggested.GetValueOrDefault(id)).OfType<Row>().Where(row => row.SuggestedPersonId == question.PersonId)
                   .Select(row => row.Face).OrderByDescending(face => face.Similarity).ToList()
               where faces.Count > 0 && names.ContainsKey(question.PersonId)
               let odd = question.ClusterId is null ? [] : unnamed[question.ClusterId].Where(row => row.SuggestedPersonId != question.PersonId).Select(row => row.Face)
               let references = enrolled[question.PersonId].OrderBy(face => Between(face.TakenAt, faces[0].TakenAt)).Take(MaxReferences)
               select new ReviewItem(question.PersonId, names[question.PersonId], faces, [.. odd], [.. references], question.IsInCrowd),
        ];
    }

    private static IQueryable<Face> WaitingIn(FaceGalleryDbContext context) => context.AlbumFaces.Where(face => face.SuggestedPersonId != null && !face.IsStranger);

    private static TimeSpan Between(DateTime? one, DateTime? other) => (one - other)?.Duration() ?? TimeSpan.MaxValue;

    private static IQueryable<Row> Rows(IQueryable<Face> faces) => faces.Select(face => new Row(
        new ReviewFace(face.Id, face.PhotoId, face.Photo!.Version ?? "", face.SuggestedSimilarity, face.Photo.TakenAt), face.SuggestedPersonId, face.ClusterId));

    private sealed record Row(ReviewFace Face, int? SuggestedPersonId, int? ClusterId);

    /// <param name="ClusterId">The group that the faces are in; null for a single face without its like.</param>
    private sealed record Question(int PersonId, int? ClusterId, bool IsInCrowd, IReadOnlyList<int> FaceIds);

    private readonly record struct Waiting(int Id, int Revision, int? ClusterId, int PersonId, float Similarity);
}
