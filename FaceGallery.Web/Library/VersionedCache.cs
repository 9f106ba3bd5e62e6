namespace FaceGallery.Web.Library;

/// <summary>
/// What was read of the library, kept until something of its topics changes: read once, however many ask, and only when somebody asks. The last version is kept
/// alone. Safe to use from any thread.
/// </summary>
internal sealed class VersionedCache<T>(LibraryEvents events, LibraryTopics topics, Func<CancellationToken, Task<T>> read)
{
    private readonly SharedResult<long, T> _read = new();

    // The version is taken before reading: what changes meanwhile is read again the next time.
    public Task<T> GetAsync(CancellationToken cancellationToken) => _read.GetAsync(events.VersionOf(topics), read, cancellationToken);
}
