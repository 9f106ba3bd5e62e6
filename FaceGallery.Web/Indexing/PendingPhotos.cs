using System.Runtime.CompilerServices;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>The files that wait, read from their rows: portraits first, then photos that changed, then new ones in the order in which they were found.</summary>
public sealed partial class PendingPhotos(IDbContextFactory<FaceGalleryDbContext> contexts, ReadingMarks marks, ILogger<PendingPhotos> logger)
{
    private const int PageSize = 200;

    private static readonly (RootKind Kind, bool IsNew)[] InTurn = [(RootKind.People, false), (RootKind.People, true), (RootKind.Photos, false), (RootKind.Photos, true)];

    /// <summary>
    /// Each file once, those that were pending when they were reached, in turns: each is to be written before the next is asked for, since a photo that was edited
    /// in its place is to be known before its copies are.
    /// </summary>
    public IEnumerable<IAsyncEnumerable<PhotoJob>> Turns(CancellationToken cancellationToken) =>
        InTurn.Select(turn => ReadAsync((files, _) => files.Where(file => file.Kind == turn.Kind && (file.PhotoId == null) == turn.IsNew), cancellationToken));

    /// <summary>Those that may be known photos: bytes that are known have a known length. Of portraits none is, for their name lies in their place.</summary>
    public IAsyncEnumerable<PhotoJob> ReadFamiliarAsync(CancellationToken cancellationToken) => ReadAsync(
        (files, context) => files.Where(file => file.Kind == RootKind.Photos
            && context.Photos.Where(photo => photo.Kind == RootKind.Photos).Select(photo => photo.Size).Contains(file.Size)),
        cancellationToken);

    /// <summary>
    /// Those that were being read when a process died. Each is to be done with before the next is asked for, while nothing else is read: so the one that is to
    /// blame is alone when it kills the next process, and those that were beside it are cleared.
    /// </summary>
    public async IAsyncEnumerable<PhotoJob> ReadSuspectsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (fileId, deaths) in marks.LeftBehind())
        {
            await foreach (var job in ReadAsync((files, _) => files.Where(file => file.Id == fileId), cancellationToken))
            {
                LogSuspect(fileId, deaths);
                yield return job with { Deaths = deaths };
            }

            marks.Remove(fileId);
        }
    }

    /// <summary>A file is being read until this is disposed. To be called before it is touched.</summary>
    public IDisposable Begin(PhotoJob job) => marks.Set(job.FileId, job.Deaths);

    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return !await context.PendingFiles.AnyAsync(cancellationToken);
    }

    private async IAsyncEnumerable<PhotoJob> ReadAsync(
        Func<IQueryable<PhotoFile>, FaceGalleryDbContext, IQueryable<PhotoFile>> wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = 0;
        IReadOnlyList<PhotoJob> page;
        do
        {
            page = await PageAsync(wanted, last, cancellationToken);
            foreach (var job in page)
            {
                yield return job;
                last = job.FileId;
            }
        }
        while (page.Count == PageSize);
    }

    private async Task<IReadOnlyList<PhotoJob>> PageAsync(
        Func<IQueryable<PhotoFile>, FaceGalleryDbContext, IQueryable<PhotoFile>> wanted, int after, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var rows = await (
            from file in wanted(context.PendingFiles.Where(file => file.Id > after), context)
            join root in context.Roots on file.RootId equals root.Id
            orderby file.Id
            select new { file.Id, file.Kind, Root = root.Path, file.Path })
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new PhotoJob(row.Id, row.Kind, Path.Combine(row.Root, row.Path)))];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The program stopped {Deaths} times while it read file {FileId}, perhaps among others; now it is dealt with alone.")]
    private partial void LogSuspect(int fileId, int deaths);
}
