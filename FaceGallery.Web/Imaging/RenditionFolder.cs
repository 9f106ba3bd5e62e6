namespace FaceGallery.Web.Imaging;

/// <summary>Where the renditions lie.</summary>
public sealed record RenditionFolder(string Path) : HashedFolder(Path);

/// <summary>A folder of the data folder, never of the share, for files named by photos' content hashes. Made when the first one is written.</summary>
public abstract record HashedFolder(string Path)
{
    /// <summary>256 folders keep each one short with 100,000 photos. The check keeps a path from being smuggled in as a hash.</summary>
    /// <exception cref="ArgumentException">It is no content hash.</exception>
    public string ShardOf(string contentHash) => contentHash.Length == 32 && contentHash.All(char.IsAsciiHexDigit)
        ? System.IO.Path.Combine(Path, contentHash[..2])
        : throw new ArgumentException("A content hash has 32 hexadecimal digits.", nameof(contentHash));
}
