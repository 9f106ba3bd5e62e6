using FaceGallery.Domain.Recognition;
using FaceGallery.Domain.Trust;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.People;
using FaceGallery.Web.Recognition;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Trust;

/// <summary>
/// Asks the confirmed faces how far the machine's names can be trusted, and tells what another threshold would change. Nothing is written.
/// What was computed holds until what it rests on changes, however many ask.
/// </summary>
public sealed class TrustService(IDbContextFactory<FaceGalleryDbContext> contexts, FaceNaming naming, RecognitionEngine engine, IndexingProgress progress)
{
    private readonly SharedResult<CheckBasis, TrustStanding> _standing = new();
    private readonly SharedResult<(long Version, float Threshold), ThresholdPreview> _preview = new();
    private volatile Tuple<long, CheckBasis>? _basis;

    /// <summary>Compares all confirmed faces: up to some seconds of all cores.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; nobody else's wait ends by that.</exception>
    public async Task<TrustStanding> CheckAsync(CancellationToken cancellationToken)
    {
        var basis = await ReadBasisAsync(cancellationToken);
        return await _standing.GetAsync(basis, stop => CheckAsync(basis, stop), cancellationToken);
    }

    /// <summary>What would change with this threshold in place of the present one. Waits until nobody matches or changes faces.</summary>
    /// <exception cref="ChangeRefusedException">It cannot be a threshold.</exception>
    public Task<ThresholdPreview> PreviewAsync(float minMatchSimilarity, CancellationToken cancellationToken)
    {
        ThresholdEditing.Validate(minMatchSimilarity);
        return _preview.GetAsync((progress.LibraryVersion, minMatchSimilarity), stop => ComputePreviewAsync(minMatchSimilarity, stop), cancellationToken);
    }

    /// <summary>The faces of pairs as they are shown; those that are gone meanwhile, or are somebody else's, are left out.</summary>
    public async Task<IReadOnlyList<ComparedPair>> ShowAsync(IReadOnlyCollection<FacePair> pairs, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = pairs.SelectMany(pair => new[] { pair.FaceId, pair.OtherFaceId }).ToList();
        var faces = await context.Enrolments.Where(enrolment => ids.Contains(enrolment.FaceId))
            .Select(enrolment => new ComparedFace(
                enrolment.FaceId, enrolment.Face!.PhotoId, enrolment.Face.Photo!.ContentHash ?? "", enrolment.Face.Photo.SortTime,
                enrolment.PersonId, enrolment.Person!.Name))
            .ToDictionaryAsync(face => (face.Id, face.PersonId), cancellationToken);
        return
        [
            .. from pair in pairs
               let face = faces.GetValueOrDefault((pair.FaceId, pair.PersonId))
               let other = faces.GetValueOrDefault((pair.OtherFaceId, pair.OtherPersonId))
               where face is not null && other is not null
               select new ComparedPair(face, other, pair.Similarity),
        ];
    }

    private async Task<CheckBasis> ReadBasisAsync(CancellationToken cancellationToken)
    {
        // Taken before reading: what changes meanwhile is read again the next time.
        var version = progress.LibraryVersion;
        var read = _basis;
        if (read?.Item1 != version)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var faces = await Confirmed(context)
                .Select(face => new CheckBasis.Face(face.FaceId, face.PersonId, face.Face!.PhotoId, face.Face.Revision, face.Face.Quality.Flaws == FaceFlaws.None))
                .ToListAsync(cancellationToken);
            var isChosen = await context.ChosenThresholds.AnyAsync(cancellationToken);
            _basis = read = Tuple.Create(version, new CheckBasis(
                await naming.ThresholdsAsync(context, cancellationToken), naming.Settings.MinMatchSimilarity, isChosen, faces));
        }

        return read.Item2;
    }

    private async Task<TrustStanding> CheckAsync(CheckBasis basis, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var vectors = await Confirmed(context).Select(face => new { face.FaceId, face.Face!.Embedding!.Vector })
            .ToDictionaryAsync(face => face.FaceId, face => face.Vector, stop);
        var confirmed = basis.Faces.Where(face => vectors.ContainsKey(face.Id))
            .Select(face => new ConfirmedFace(face.Id, face.PersonId, face.PhotoId, Embedding.FromBytes(engine.EmbedderName, vectors[face.Id]), face.IsUsable))
            .ToList();
        var report = new ThresholdCheck(basis.Thresholds).Check(confirmed, stop);
        return new TrustStanding(report, basis.Setting, basis.IsChosen, basis.Thresholds.MinSuggestSimilarity);
    }

    private async Task<ThresholdPreview> ComputePreviewAsync(float minMatchSimilarity, CancellationToken stop)
    {
        using var turn = await naming.TakeTurnAsync(stop);
        await using var context = await contexts.CreateDbContextAsync(stop);
        var faces = await naming.PreviewAsync(context, minMatchSimilarity, stop);
        stop.ThrowIfCancellationRequested();
        return await ThresholdPreview.OfAsync(context, minMatchSimilarity, faces, stop);
    }

    /// <summary>
    /// Faces that a human named, and portraits, as far as they stand for their person: one that was withdrawn, or is too poor, names nobody, so
    /// that it says nothing of the names either.
    /// </summary>
    private IQueryable<Domain.People.Enrolment> Confirmed(FaceGalleryDbContext context) =>
        context.Enrolments.AsNoTracking().Where(face => face.Face!.Embedding!.Model == engine.EmbedderName).OrderBy(face => face.FaceId);
}
