using System.Buffers;
using System.IO.Hashing;

namespace FaceGallery.Web.Indexing;

/// <summary>Identity of a file by its bytes: XxHash128, quick and without collisions by accident; it guards against no attacker.</summary>
public static class ContentHash
{
    private const int BufferSize = 1 << 20;

    /// <returns>32 lower-case hex digits.</returns>
    public static async Task<string> OfAsync(string path, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan };
        await using var file = new FileStream(path, options);
        var hash = new XxHash128();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read;
            while ((read = await file.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken)) > 0)
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
