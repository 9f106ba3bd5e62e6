using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Matching;
using FaceGallery.Web.Recognition;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Guests.Finding;

/// <summary>
/// Finds a guest in the photos of a link by a picture of theirs. The picture and what is computed from it are in memory while it looks, one at a time
/// across the app, and nowhere afterwards: nothing of them is written, logged or kept.
/// </summary>
public sealed class SelfieSearch(
    IDbContextFactory<FaceGalleryDbContext> contexts, SelfieUpload upload, SelfieDecoder decoder, RecognitionEngine engine, FaceMatchingService naming) : IDisposable
{
    /// <summary>So many times the area of any other face makes the largest one the guest's: heads side by side differ by less, those in the background by more.</summary>
    private const float ByFar = 2.5f;

    private readonly SemaphoreSlim _turn = new(1);

    public void Dispose() => _turn.Dispose();

    /// <param name="share">Only the photos that it shows now are looked at.</param>
    /// <param name="picture">Whatever the guest sent; it is read from where it stands, and stays open.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="IOException">The stream broke off.</exception>
    public Task<SelfieResult> FindAsync(Share share, Stream picture, CancellationToken cancellationToken) =>
        upload.TakeAsync(picture, file => FindAsync(share, file, cancellationToken), cancellationToken);

    /// <summary>The photos that show somebody who said before which faces of the link are theirs.</summary>
    /// <param name="faceIds">The guest's faces. Those that the link does not show are left out.</param>
    /// <param name="exceptIds">Faces that the guest said are somebody else's.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<IReadOnlyList<SelfieMatch>> FindAgainAsync(Share share, IReadOnlyCollection<int> faceIds, IReadOnlyCollection<int> exceptIds, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
            var (photos, ids) = (context.SharedBy(share), faceIds.ToList());
            var own = await context.Faces.Where(face => ids.Contains(face.Id) && !face.IsNotAFace && photos.Any(photo => photo.Id == face.PhotoId))
                .Select(face => new { face.Embedding!.Model, face.Embedding.Vector }).ToListAsync(cancellationToken);
            return await CompareAsync(share, own.ConvertAll(face => Embedding.FromBytes(face.Model, face.Vector)), exceptIds, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<SelfieResult> FindAsync(Share share, MemoryFile picture, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var (guest, refusal) = await Task.Run(() => Recognise(picture, cancellationToken), cancellationToken);
            return guest is null ? SelfieResult.Refused(refusal) : new SelfieResult(null, await CompareAsync(share, [guest], [], cancellationToken));
        }
        catch (UnreadablePhotoException)
        {
            return SelfieResult.Refused(SelfieRefusal.Unreadable);
        }
        catch (MissingWeightsException)
        {
            return SelfieResult.Refused(SelfieRefusal.Unavailable);
        }
        finally
        {
            engine.GiveBackMemory();
            FreedMemory.GiveBack();
            _turn.Release();
        }
    }

    /// <summary>The guest's face as the indexer would have it.</summary>
    private (Embedding? Guest, SelfieRefusal Refusal) Recognise(MemoryFile picture, CancellationToken cancellationToken)
    {
        var analyzer = engine.Analyzer;
        var upright = analyzer.Analyze(decoder.Decode(picture, cancellationToken));

        // A poor face is like anybody's: it finds nobody, and does not make a picture one of several people.
        var faces = upright.Faces.Where(face => face.Quality.IsUsable).OrderByDescending(face => face.Detection.Box.Area).ToList();
        return faces switch
        {
            [] => (null, SelfieRefusal.NoFace),
            [var first, var second, ..] when first.Detection.Box.Area < ByFar * second.Detection.Box.Area => (null, SelfieRefusal.SeveralFaces),
            [var first, ..] => (first.Embedding, default),
        };
    }

    private async Task<IReadOnlyList<SelfieMatch>> CompareAsync(
        Share share, IReadOnlyList<Embedding> guest, IReadOnlyCollection<int> exceptIds, CancellationToken cancellationToken)
    {
        if (guest is not [{ Model: var model }, ..])
        {
            return [];
        }

        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var least = (await naming.ThresholdsAsync(context, cancellationToken)).MinSelfieSimilarity;
        var photos = context.SharedBy(share);
        var faces =
            from face in context.Faces
            where !face.IsNotAFace && face.Embedding!.Model == model && photos.Any(photo => photo.Id == face.PhotoId)
            select new { face.Id, face.PhotoId, face.Box, face.Photo!.OwnerRotationDegrees, face.Embedding!.Vector };
        var best = new Dictionary<int, SelfieMatch>();
        await foreach (var face in faces.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var other = Embedding.FromBytes(model, face.Vector);
            var similarity = guest.Where(own => own.Model == model).Max(own => own.Similarity(other));
            if (similarity >= least && !exceptIds.Contains(face.Id) && (!best.TryGetValue(face.PhotoId, out var known) || similarity > known.Similarity))
            {
                best[face.PhotoId] = new SelfieMatch(face.PhotoId, face.Id, face.Box.TurnedBy(face.OwnerRotationDegrees), similarity);
            }
        }

        return [.. best.Values.OrderByDescending(match => match.Similarity).ThenBy(match => match.PhotoId)];
    }
}
