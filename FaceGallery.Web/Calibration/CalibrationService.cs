using FaceGallery.Domain.Calibration;
using FaceGallery.Domain.Detection;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Library;
using FaceGallery.Web.Matching;
using FaceGallery.Web.People;
using FaceGallery.Web.Recognition;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Calibration;

/// <summary>
/// Asks the confirmed faces how far the machine's names can be trusted, and tells what another threshold would change. Nothing is written.
/// What was computed holds until what it rests on changes, however many ask.
/// </summary>
public sealed class CalibrationService(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryWriteLock writing, FaceMatchingService naming, RecognitionEngine engine, LibraryEvents events)
{
    private readonly SharedResult<CheckBasis, CalibrationStanding> _standing = new();
    private readonly SharedResult<(long Version, float Threshold), NamesPreview> _preview = new();
    private readonly VersionedCache<CheckBasis> _basis = new(events, LibraryTopics.Content, cancellationToken => ReadBasisAsync(contexts, naming, engine, cancellationToken));

    /// <summary>Compares all confirmed faces: up to some seconds of all cores.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; nobody else's wait ends by that.</exception>
    public async Task<CalibrationStanding> CheckAsync(CancellationToken cancellationToken)
    {
        var basis = await _basis.GetAsync(cancellationToken);
        return await _standing.GetAsync(basis, stop => CheckAsync(basis, stop), cancellationToken);
    }

    /// <summary>What would change with this threshold in place of the present one. Waits until nobody matches or changes faces.</summary>
    /// <exception cref="ChangeRefusedException">It cannot be a threshold.</exception>
    public Task<NamesPreview> PreviewAsync(float minMatchSimilarity, CancellationToken cancellationToken)
    {
        ThresholdEditing.Validate(minMatchSimilarity);
        return _preview.GetAsync((events.VersionOf(LibraryTopics.Content), minMatchSimilarity), stop => ComputePreviewAsync(minMatchSimilarity, stop), cancellationToken);
    }

    /// <summary>The faces of pairs as they are shown; those that are gone meanwhile, or are somebody else's, are left out.</summary>
    public async Task<IReadOnlyList<ComparedPair>> ShowAsync(IReadOnlyCollection<FacePair> pairs, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var ids = pairs.SelectMany(pair => new[] { pair.FaceId, pair.OtherFaceId }).ToList();
        var faces = await context.Enrolments.Where(enrolment => ids.Contains(enrolment.FaceId))
            .Select(enrolment => new ComparedFace(
                enrolment.FaceId, enrolment.Face!.PhotoId, enrolment.Face.Photo!.Version ?? "", enrolment.Face.Photo.SortTime,
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

    private static async Task<CheckBasis> ReadBasisAsync(
        IDbContextFactory<FaceGalleryDbContext> contexts, FaceMatchingService naming, RecognitionEngine engine, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var faces = await Confirmed(context, engine)
            .Select(face => new CheckBasis.Face(face.FaceId, face.PersonId, face.Face!.PhotoId, face.Face.Revision, face.Face.Quality.Flaws == FaceFlaws.None, face.Person!.Birthday, face.Face.Photo!.TakenAt))
            .ToListAsync(cancellationToken);
        var usable = await context.Faces.CountAsync(face => face.Quality.Flaws == FaceFlaws.None && face.Embedding!.Model == engine.EmbedderName, cancellationToken);
        var isChosen = await context.ChosenThresholds.AnyAsync(cancellationToken);
        return new CheckBasis(await naming.ThresholdsAsync(context, cancellationToken), naming.Settings.MinMatchSimilarity, isChosen, TwoDigits(usable), faces);
    }

    private async Task<CalibrationStanding> CheckAsync(CheckBasis basis, CancellationToken stop)
    {
        await using var context = await contexts.CreateForOwnerAsync(stop);
        var vectors = await Confirmed(context, engine).Select(face => new { face.FaceId, face.Face!.Embedding!.Vector })
            .ToDictionaryAsync(face => face.FaceId, face => face.Vector, stop);
        var confirmed = basis.Faces.Where(face => vectors.ContainsKey(face.Id))
            .Select(face => new ConfirmedFace(face.Id, face.PersonId, face.PhotoId, Embedding.FromBytes(engine.EmbedderName, vectors[face.Id]), face.IsUsable, face.Age))
            .ToList();
        var report = new ThresholdCheck(basis.Thresholds).Check(confirmed, basis.LibraryFaces, stop);
        return new CalibrationStanding(report, basis.Setting, basis.IsChosen, basis.Thresholds.MinSuggestSimilarity);
    }

    private async Task<NamesPreview> ComputePreviewAsync(float minMatchSimilarity, CancellationToken stop)
    {
        // What matching remembers serves one at a time.
        using var held = await writing.AcquireAsync(stop);
        await using var context = await contexts.CreateForOwnerAsync(stop);
        var faces = await naming.PreviewAsync(context, minMatchSimilarity, stop);
        stop.ThrowIfCancellationRequested();
        return await NamesPreview.OfAsync(context, faces, stop);
    }

    private static int TwoDigits(int number)
    {
        var unit = (int)Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, number))) - 1));
        return number / unit * unit;
    }

    /// <summary>
    /// Faces that a human named, and portraits, as far as they stand for their person: one that was withdrawn, or is too poor, names nobody, so
    /// that it says nothing of the names either.
    /// </summary>
    private static IQueryable<Domain.People.Enrolment> Confirmed(FaceGalleryDbContext context, RecognitionEngine engine) =>
        context.Enrolments.AsNoTracking().Where(face => face.Face!.Embedding!.Model == engine.EmbedderName).OrderBy(face => face.FaceId);
}
