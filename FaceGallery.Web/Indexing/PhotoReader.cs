using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>A worker's whole job: reads one photo's file and finds out what it shows, or why it cannot.</summary>
public sealed partial class PhotoReader(
    IDbContextFactory<FaceGalleryDbContext> contexts, PhotoAnalyzer analyzer, StageClock clock, ILogger<PhotoReader> logger)
{
    public async Task<PhotoFindings> ReadAsync(PhotoJob job, CancellationToken cancellationToken)
    {
        string? hash = null;
        try
        {
            hash = await HashAsync(job, cancellationToken);
            return await RecogniseContentAsync(job, hash, cancellationToken) ?? analyzer.Analyze(job, hash, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new PhotoFindings.Gone(job.PhotoId);
        }
        catch (UnauthorizedAccessException)
        {
            return new PhotoFindings.Failed(job.PhotoId, hash, "The file may not be read: check its permissions.", RetryOnScan: true);
        }
        catch (IOException exception)
        {
            return new PhotoFindings.Failed(job.PhotoId, hash, $"The file could not be read: {exception.Message}", RetryOnScan: true);
        }
    }

    private async Task<string> HashAsync(PhotoJob job, CancellationToken cancellationToken)
    {
        using var lap = clock.Start(Stage.Hash);
        return await ContentHash.OfAsync(job.FullPath, cancellationToken);
    }

    /// <summary>Bytes that are known need no decoding. Portraits are few and always decoded, for their name lies in their place.</summary>
    private async Task<PhotoFindings?> RecogniseContentAsync(PhotoJob job, string hash, CancellationToken cancellationToken)
    {
        if (job.Kind == RootKind.People)
        {
            return null;
        }

        if (hash == job.KnownHash)
        {
            return new PhotoFindings.Unchanged(job.PhotoId, hash);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var moved = await context.Photos
            .Where(photo => photo.ContentHash == hash && photo.Kind == job.Kind && photo.MissingSince != null && photo.Width > 0)
            .OrderBy(photo => photo.Id)
            .Select(photo => (int?)photo.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (moved is not { } from)
        {
            return null;
        }

        LogMoved(from);
        return new PhotoFindings.Moved(job.PhotoId, hash, from);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Photo {PhotoId} was found again in another place.")]
    private partial void LogMoved(int photoId);
}
