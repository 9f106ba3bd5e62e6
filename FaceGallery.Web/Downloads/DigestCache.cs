namespace FaceGallery.Web.Downloads;

/// <summary>
/// Remembers what files were measured to be, by their content, so that a download that goes on need not read everything again. It lasts as long as
/// the process. When it is full it forgets everything; that costs reading once more. Safe for concurrent use.
/// </summary>
public sealed class DigestCache
{
    // Some 200 bytes each.
    private const int Max = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string ContentHash, DownloadVariant Form), (FileDigest Digest, string? Extension)> _measures = [];

    public (FileDigest Digest, string? Extension)? Find(string contentHash, DownloadVariant form)
    {
        lock (_lock)
        {
            return _measures.TryGetValue((contentHash, form), out var known) ? known : null;
        }
    }

    public void Forget(string contentHash, DownloadVariant form)
    {
        lock (_lock)
        {
            _measures.Remove((contentHash, form));
        }
    }

    public void Remember(string contentHash, DownloadVariant form, FileDigest measure, string? extension)
    {
        lock (_lock)
        {
            if (_measures.Count >= Max)
            {
                _measures.Clear();
            }

            _measures[(contentHash, form)] = (measure, extension);
        }
    }
}
