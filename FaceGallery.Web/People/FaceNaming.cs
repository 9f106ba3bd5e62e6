using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Recognition;
using FaceGallery.Web.Data;
using FaceGallery.Web.Recognition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.People;

/// <summary>
/// Matches all faces against the gallery and writes the names that changed. Called from one thread at a time; the neighbours of
/// faces that stay are remembered between calls.
/// </summary>
public sealed class FaceNaming(
    IDbContextFactory<FaceGalleryDbContext> contexts, IOptionsMonitor<RecognitionThresholds> thresholds, RecognitionEngine engine, TimeProvider time)
{
    /// <summary>Photos whose names are written at once: enough to be quick, few enough to hold little memory.</summary>
    private const int BatchSize = 200;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(3);

    private readonly FaceNeighbours _neighbours = new();
    private long _lastEnd = time.GetTimestamp();
    private TimeSpan _lastTook;

    /// <summary>Whether names may be brought up to date while photos still arrive: at most a tenth of the time goes into it.</summary>
    public bool IsDue() => time.GetElapsedTime(_lastEnd) > ShortestPause + (10 * _lastTook);

    /// <summary>Portraits that are gone vouch for nobody, and somebody for whom nothing vouches any more is no longer known.</summary>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> WithdrawMissingPortraitsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.WithdrawMissingPortraitsAsync(cancellationToken);
    }

    public async Task NameAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var gallery = await LoadGalleryAsync(context, cancellationToken);
        var faces = await LoadFacesAsync(context, cancellationToken);
        var probes = faces.Select(face => face.Probe).ToList();
        _neighbours.Update([.. probes.Where(probe => probe.IsUsable)]);
        var decisions = new FaceMatcher(thresholds.CurrentValue).Match(gallery, _neighbours, probes);
        await WriteAsync(context, faces.Zip(decisions).Where(pair => pair.First.Current != pair.Second), cancellationToken);
        (_lastEnd, _lastTook) = (time.GetTimestamp(), time.GetElapsedTime(start));
    }

    private async Task<Gallery> LoadGalleryAsync(FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        var enrolled = await (
            from enrolment in context.Enrolments
            join embedding in context.FaceEmbeddings on enrolment.FaceId equals embedding.FaceId
            where embedding.Model == engine.EmbedderName
            orderby enrolment.PersonId, enrolment.FaceId
            select new { enrolment.PersonId, embedding.Vector }).ToListAsync(cancellationToken);
        return new Gallery(enrolled.Select(face => (face.PersonId, Embedding.FromBytes(engine.EmbedderName, face.Vector))));
    }

    private async Task<List<KnownFace>> LoadFacesAsync(FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        var faces = new List<KnownFace>();
        var rows =
            from photo in context.AlbumPhotos
            join face in context.Faces on photo.Id equals face.PhotoId
            join embedding in context.FaceEmbeddings on face.Id equals embedding.FaceId
            where embedding.Model == engine.EmbedderName && !face.IsNotAFace
            orderby face.Id
            select new
            {
                face.Id,
                face.PhotoId,
                face.Quality.Flaws,
                face.PersonId,
                face.AssignedBy,
                face.Similarity,
                face.SuggestedPersonId,
                face.SuggestedSimilarity,
                embedding.Vector,
            };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var decided = row.AssignedBy == AssignedBy.Human ? row.PersonId : null;
            var probe = new Probe(row.Id, row.PhotoId, Embedding.FromBytes(engine.EmbedderName, row.Vector), row.Flaws == FaceFlaws.None, decided);
            var current = decided is null ? new FaceDecision(row.PersonId, row.SuggestedPersonId, row.Similarity ?? row.SuggestedSimilarity ?? 0) : default;
            faces.Add(new KnownFace(probe, current));
        }

        return faces;
    }

    /// <summary>All names change in one transaction, so that no page shows half of a person's photos.</summary>
    private static async Task WriteAsync(
        FaceGalleryDbContext context, IEnumerable<(KnownFace Face, FaceDecision Decision)> changes, CancellationToken cancellationToken)
    {
        var byPhoto = changes.ToLookup(change => change.Face.Probe.PhotoId, change => (change.Face.Probe.FaceId, change.Decision));
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var batch in byPhoto.Select(group => group.Key).Chunk(BatchSize))
        {
            var photos = await context.Photos.Include(photo => photo.Faces).Where(photo => batch.Contains(photo.Id)).ToListAsync(cancellationToken);
            foreach (var photo in photos)
            {
                Decide(photo, byPhoto[photo.Id]);
            }

            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static void Decide(Photo photo, IEnumerable<(int FaceId, FaceDecision Decision)> decisions)
    {
        foreach (var (faceId, decision) in decisions)
        {
            photo.Faces.FirstOrDefault(face => face.Id == faceId)?.Decide(decision);
        }

        photo.CountFaces();
    }

    private sealed record KnownFace(Probe Probe, FaceDecision Current);
}
