using FaceGallery.Web.Files;

namespace FaceGallery.Web.Imaging;

/// <summary>
/// Originals that are read again after they were indexed: only while they are what was indexed, and one after the other, as a decoded picture takes
/// memory.
/// </summary>
public sealed class OriginalReader(LibraryFiles files) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <param name="contentHash">The original's content hash when it was indexed.</param>
    /// <param name="read">Is given the original, held.</param>
    /// <returns>What was read of the bytes that have that hash.</returns>
    /// <exception cref="RefusedFileException">The original has changed, or something else lies in its place.</exception>
    /// <exception cref="IOException">It is gone or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public async Task<T> ReadAsync<T>(IndexedFile original, string contentHash, Func<LibraryFile, T> read, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            using var file = files.OpenIndexed(original);
            if (await ContentHash.OfAsync(file, cancellationToken) != contentHash)
            {
                throw new RefusedFileException(original.FullPath, FileRefusal.Changed);
            }

            var result = await Task.Run(() => read(file), cancellationToken);
            file.RequireUnchanged();
            return result;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
