using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;
using FaceGallery.Web.Data;
using FaceGallery.Web.Recognition;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Matching;

/// <summary>
/// All faces of the albums as matching sees them. How they stand is read anew each time; embeddings, which never change for a face and revision,
/// are read once and kept (512 bytes a face), and so is each probe as long as nothing of it changes. Used by one caller at a time.
/// </summary>
public sealed class ProbeReader(RecognitionEngine engine)
{
    // The photos that are not asked about are few, where each face's photo would have to be looked up.
    private const string Rows = """
        SELECT f.Id, f.PhotoId, f.Revision, f.Quality_Flaws, f.PersonId, f.AssignedBy IS 1, f.SuggestedPersonId, COALESCE(f.Similarity, f.SuggestedSimilarity), f.IsStranger, f.ClusterId
        FROM Faces f
        WHERE NOT f.IsNotAFace AND f.PhotoId NOT IN (SELECT p.Id FROM Photos p WHERE p.Kind <> 0 OR p.State <> 1 OR p.MissingSince IS NOT NULL)
        ORDER BY f.Id
        """;

    private const string Vectors = "SELECT e.FaceId, e.Vector FROM FaceEmbeddings e WHERE e.FaceId BETWEEN $first AND $last AND e.Model = $model";

    private const int BatchSize = 5_000;

    private readonly Dictionary<int, (int Revision, Probe Probe)> _known = [];

    /// <summary>The embedder whose embeddings are read.</summary>
    internal RecognitionEngine Engine => engine;

    internal async Task<List<KnownFace>> ReadAsync(FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        var rows = await ReadRowsAsync(context, cancellationToken);
        await RememberAsync(context, rows, cancellationToken);
        var excluded = await ExclusionsAsync(context, rows, cancellationToken);
        var faces = new List<KnownFace>(rows.Count);
        foreach (var row in rows)
        {
            if (_known.TryGetValue(row.Id, out var known))
            {
                faces.Add(ToFace(row, known.Probe, excluded));
            }
        }

        return faces;
    }

    /// <param name="also">A face that is to stand for a person, too.</param>
    internal async Task<Gallery> ReadGalleryAsync(FaceGalleryDbContext context, (int PersonId, int FaceId)? also, CancellationToken cancellationToken)
    {
        var enrolments = await context.Enrolments.OrderBy(enrolment => enrolment.PersonId).ThenBy(enrolment => enrolment.FaceId)
            .Select(enrolment => new { enrolment.PersonId, enrolment.FaceId }).ToListAsync(cancellationToken);

        // By their ids: joined, all embeddings might be looked through for the few.
        var vectors = await context.FaceEmbeddings.Where(embedding => embedding.Model == engine.EmbedderName && context.Enrolments.Select(enrolment => enrolment.FaceId).Contains(embedding.FaceId))
            .Select(embedding => new { embedding.FaceId, embedding.Vector }).ToDictionaryAsync(embedding => embedding.FaceId, embedding => embedding.Vector, cancellationToken);
        var enrolled = enrolments.Where(face => vectors.ContainsKey(face.FaceId)).Select(face => (face.PersonId, Vector: vectors[face.FaceId])).ToList();
        if (also is { } example && await context.FaceEmbeddings.AsNoTracking()
            .SingleOrDefaultAsync(face => face.FaceId == example.FaceId && face.Model == engine.EmbedderName, cancellationToken) is { } known)
        {
            enrolled.Add((example.PersonId, known.Vector));
        }

        return new Gallery(enrolled.Select(face => (face.PersonId, Embedding.FromBytes(engine.EmbedderName, face.Vector))));
    }

    /// <summary>Drops all that is remembered, after an operation that did not come to its end: ids of faces that it added may be given again.</summary>
    internal void Clear() => _known.Clear();

    private async Task<List<Row>> ReadRowsAsync(FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        var rows = new List<Row>(_known.Count);
        await context.ReadBareAsync(Rows, [], row => rows.Add(Row.Of(row)), cancellationToken);
        return rows;
    }

    private async Task RememberAsync(FaceGalleryDbContext context, List<Row> rows, CancellationToken cancellationToken)
    {
        var missing = rows.FindAll(row => !_known.TryGetValue(row.Id, out var known) || known.Revision != row.Revision);
        if (_known.Count > rows.Count - missing.Count)
        {
            Forget(rows, missing);
        }

        // To the face, for what it grows into by itself is half empty.
        _known.EnsureCapacity(rows.Count);
        foreach (var batch in missing.Chunk(BatchSize))
        {
            var wanted = batch.ToDictionary(row => row.Id);
            var (first, last) = (batch[0].Id, batch[^1].Id);
            await context.ReadBareAsync(
                Vectors,
                [new SqliteParameter("$first", first), new SqliteParameter("$last", last), new SqliteParameter("$model", engine.EmbedderName)],
                embedding =>
                {
                    if (wanted.TryGetValue(embedding.Number(0), out var row))
                    {
                        _known.Add(row.Id, (row.Revision, new Probe(row.Id, row.PhotoId, Embedding.FromBytes(engine.EmbedderName, embedding.Bytes(1)), IsUsable: false)));
                    }
                },
                cancellationToken);
        }
    }

    /// <summary>Lets go of faces that are gone or look different.</summary>
    private void Forget(List<Row> rows, List<Row> missing)
    {
        var current = rows.Select(row => row.Id).ToHashSet();
        current.ExceptWith(missing.Select(row => row.Id));
        foreach (var id in _known.Keys)
        {
            if (!current.Contains(id))
            {
                _known.Remove(id);
            }
        }
    }

    /// <summary>
    /// Who each face is certainly not: rejected by a human, born after the photo was taken, or already in the photo as a face that has no
    /// embedding to be asked about.
    /// </summary>
    private async Task<ILookup<int, int>> ExclusionsAsync(FaceGalleryDbContext context, List<Row> rows, CancellationToken cancellationToken)
    {
        var rejected = await context.Rejections.Select(rejection => new { rejection.FaceId, rejection.PersonId }).ToListAsync(cancellationToken);
        foreach (var born in await context.People.Where(person => person.Birthday != null)
            .Select(person => new { person.Id, Birthday = person.Birthday!.Value }).ToListAsync(cancellationToken))
        {
            var birthday = born.Birthday.ToDateTime(TimeOnly.MinValue);
            rejected.AddRange(await context.Faces.Where(face => face.Photo!.TakenAt < birthday)
                .Select(face => new { FaceId = face.Id, PersonId = born.Id }).ToListAsync(cancellationToken));
        }

        var drawn = rows.Where(row => row.PersonId is not null && !_known.ContainsKey(row.Id)).ToLookup(row => row.PhotoId);
        rejected.AddRange(
            from face in drawn.Count == 0 ? [] : rows
            from other in drawn[face.PhotoId]
            where face.Id != other.Id
            select new { FaceId = face.Id, PersonId = other.PersonId!.Value });
        return rejected.ToLookup(excluded => excluded.FaceId, excluded => excluded.PersonId);
    }

    private KnownFace ToFace(Row row, Probe probe, ILookup<int, int> excluded)
    {
        var people = excluded.Contains(row.Id) ? excluded[row.Id].Distinct().ToList() : null;
        var isUsable = row.Flaws == FaceFlaws.None && !row.IsStranger;
        var decided = row.IsHumans ? row.PersonId : null;
        if (probe.PhotoId != row.PhotoId || probe.IsUsable != isUsable || probe.DecidedPersonId != decided || !AreSame(probe.ExcludedPeople, people))
        {
            probe = probe with { PhotoId = row.PhotoId, IsUsable = isUsable, DecidedPersonId = decided, ExcludedPeople = people };
            _known[row.Id] = (row.Revision, probe);
        }

        var current = row.IsHumans ? default : new FaceDecision(row.PersonId, row.SuggestedPersonId, row.Similarity);
        return new KnownFace(probe, !row.IsHumans && !row.IsStranger, current, row.ClusterId);
    }

    private static bool AreSame(IReadOnlyCollection<int>? one, IReadOnlyCollection<int>? other) => one is null || other is null ? one == other : one.SequenceEqual(other);

    /// <param name="IsHumans">A human said whose it is.</param>
    /// <param name="Similarity">To the person, or to the one suggested.</param>
    private readonly record struct Row(
        int Id, int PhotoId, int Revision, FaceFlaws Flaws, int? PersonId, bool IsHumans, int? SuggestedPersonId, float Similarity, bool IsStranger, int? ClusterId)
    {
        public static Row Of(BareRow row) => new(
            row.Number(0), row.Number(1), row.Number(2), (FaceFlaws)row.Number(3), row.Id(4), row.Number(5) != 0, row.Id(6), (float)row.Real(7), row.Number(8) != 0, row.Id(9));
    }
}
