using System.Globalization;
using FaceGallery.Domain.Messages;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using FaceGallery.Web.Recognition;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>
/// Looks anew at the photos in which another detector than the owner wants found the faces. A face that lies where one lay is the same one; what a human spoke of stays, found again or not.
/// Each photo says by which detector its faces were found, so that it goes on where it was stopped. Used by one caller at a time.
/// </summary>
public sealed class DetectorChange(
    IDbContextFactory<FaceGalleryDbContext> contexts, LibraryWriteLock writing, RecognitionEngine engine, PhotoRedetection photos, IndexingControl indexing)
{
    private const int PhotosAtOnce = 100;

    private volatile Message? _progress;

    /// <summary>How far it is; nothing where there is nothing to do.</summary>
    public Message? Progress => _progress;

    /// <returns>Whether faces were found anew, so that names are to be decided.</returns>
    /// <exception cref="MissingWeightsException">Weights are missing.</exception>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (await CountAsync(engine.DetectorName, cancellationToken) == 0)
        {
            return false;
        }

        // The one that is wanted may be none that can be used.
        _ = engine.Analyzer;
        var (detector, last, done) = (engine.DetectorName, 0, 0);
        var total = await CountAsync(detector, cancellationToken);
        while (await NextAsync(detector, last, cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var id in batch)
            {
                await indexing.WaitWhilePausedAsync(cancellationToken);
                _progress = new Message("Detector.Progress", detector, done.ToString(CultureInfo.InvariantCulture), total.ToString(CultureInfo.InvariantCulture));
                if (await photos.ReadAsync(id, cancellationToken) is { } analysed)
                {
                    await WriteAsync(id, analysed, cancellationToken);
                    done++;
                }
            }

            last = batch[^1];
        }

        _progress = null;
        return done > 0;
    }

    private async Task<int> CountAsync(string detector, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await Others(context, detector).CountAsync(cancellationToken);
    }

    private async Task<List<int>> NextAsync(string detector, int last, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await Others(context, detector).Where(photo => photo.Id > last).OrderBy(photo => photo.Id).Take(PhotosAtOnce).Select(photo => photo.Id).ToListAsync(cancellationToken);
    }

    private async Task WriteAsync(int id, PhotoFindings.Analysed analysed, CancellationToken cancellationToken)
    {
        using var held = await writing.AcquireAsync(cancellationToken);
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        if (await context.ReadablePhotos().SingleOrDefaultAsync(photo => photo.Id == id && photo.ContentHash == analysed.ContentHash, cancellationToken) is { } photo)
        {
            var faces = photo.Faces.Select(face => face.Id).ToList();
            var spokenOf = context.Rejections.Where(rejection => faces.Contains(rejection.FaceId)).Select(rejection => rejection.FaceId)
                .Union(context.People.Where(person => faces.Contains(person.CoverFaceId ?? 0)).Select(person => person.CoverFaceId!.Value));
            photo.Succeed(analysed.ContentHash, analysed.Content, analysed.Faces, await spokenOf.ToHashSetAsync(cancellationToken));
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Portraits keep their faces: they are read anew with each change of their file.</summary>
    private static IQueryable<Photo> Others(FaceGalleryDbContext context, string detector) => context.Photos.Where(photo =>
        photo.Kind == RootKind.Photos && photo.State == PhotoState.Indexed && photo.MissingSince == null && (photo.Detector ?? ModelManifest.DefaultDetector) != detector);
}
