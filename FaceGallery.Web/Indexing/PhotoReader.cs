using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>A worker's whole job: reads one file and finds out which photo it is, or what it shows, or why it cannot.</summary>
public sealed class PhotoReader(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryFiles files, PhotoAnalyzer analyzer, StageClock clock, TimeProvider time)
{
    /// <summary>A file that cannot be read and was written a moment ago may be whole in another.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(3);

    /// <inheritdoc cref="PhotoAnalyzer.Prepare"/>
    public void Prepare() => analyzer.Prepare();

    /// <summary>Only by its bytes: nothing is decoded.</summary>
    /// <returns>Null where they are not known, or could not be read.</returns>
    public async Task<PhotoFindings.Known?> IdentifyAsync(PhotoJob job, CancellationToken cancellationToken)
    {
        try
        {
            using var file = files.Open(job.FullPath);
            return await KnownAsync(job, await HashAsync(file, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public async Task<PhotoFindings> ReadAsync(PhotoJob job, CancellationToken cancellationToken)
    {
        string? hash = null;
        try
        {
            using var file = files.Open(job.FullPath);
            var isYoung = IsYoung(file.ModifiedAt);
            hash = await HashAsync(file, cancellationToken);
            PhotoFindings findings = await KnownAsync(job, hash, cancellationToken) ?? analyzer.Analyze(job, file, hash, cancellationToken);
            return isYoung && IsHalf(findings) ? new PhotoFindings.Unfinished(job.FileId) : findings;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new PhotoFindings.Gone(job.FileId);
        }
        catch (UnauthorizedAccessException)
        {
            return new PhotoFindings.Failed(job.FileId, hash, new("Unreadable.Forbidden"), RetryOnScan: true);
        }
        catch (RefusedFileException exception) when (exception.Refusal == FileRefusal.Changed)
        {
            return new PhotoFindings.Unfinished(job.FileId);
        }
        catch (RefusedFileException exception)
        {
            return new PhotoFindings.Failed(job.FileId, hash, new($"Unreadable.{exception.Refusal}"), RetryOnScan: true);
        }
        catch (IOException exception)
        {
            return new PhotoFindings.Failed(job.FileId, hash, new("Unreadable.Io", exception.Message), RetryOnScan: true);
        }
    }

    private static bool IsHalf(PhotoFindings findings) => findings is PhotoFindings.Failed or PhotoFindings.Analysed { Content.IsDamaged: true };

    /// <summary>By our clock. A share whose clock differs has no such files: what is read too early there is read again when it changes.</summary>
    private bool IsYoung(DateTime modifiedAt) => (time.GetUtcNow().UtcDateTime - modifiedAt).Duration() < Young;

    private async Task<string> HashAsync(LibraryFile file, CancellationToken cancellationToken)
    {
        using var lap = clock.Start(Stage.Hash);
        return await ContentHash.OfAsync(file, cancellationToken);
    }

    /// <summary>Bytes that are known need no decoding. Portraits are few and always decoded, for their name lies in their place.</summary>
    private async Task<PhotoFindings.Known?> KnownAsync(PhotoJob job, string hash, CancellationToken cancellationToken)
    {
        if (job.Kind == RootKind.People)
        {
            return null;
        }

        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.Photos.AnyAsync(
            photo => photo.ContentHash == hash && photo.Kind == RootKind.Photos && photo.State == PhotoState.Indexed, cancellationToken)
            ? new PhotoFindings.Known(job.FileId, hash)
            : null;
    }
}
