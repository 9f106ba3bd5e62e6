using System.Buffers;
using System.IO.Hashing;

namespace FaceGallery.Web.Files;

/// <summary>Identity of a file by its bytes: XxHash128, quick and without collisions by accident; it guards against no attacker.</summary>
public static class ContentHash
{
    private const int BufferSize = 1 << 20;

    /// <returns>32 lower-case hex digits.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static async Task<string> OfAsync(LibraryFile file, CancellationToken cancellationToken)
    {
        await using var content = file.OpenRead();
        var hash = new XxHash128();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken)) > 0)
            {
                hash.Append(buffer.AsSpan(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
