using System.Buffers;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Guests.Finding;

/// <summary>
/// Takes guests' pictures into memory, and only there, where the garbage collector need not find them: so many bytes each, and not for ever, so that neither large pictures nor
/// slow ones keep others out. How many at a time, <see cref="GuestLimits"/> says.
/// </summary>
public sealed class SelfieUpload(TimeProvider time)
{
    /// <summary>More than any phone's photo of 12 megapixels.</summary>
    public const int MaxBytes = 15 * 1024 * 1024;

    public static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(1);

    private const int BlockSize = 81_920;

    /// <summary>Hands the picture on.</summary>
    /// <param name="use">The picture is gone when it returns.</param>
    internal async Task<SelfieResult> TakeAsync(Stream picture, Func<MemoryFile, Task<SelfieResult>> use, CancellationToken cancellationToken)
    {
        try
        {
            using var file = MemoryFile.Create();
            return await CopyAsync(picture, file, cancellationToken) ? await use(file) : SelfieResult.Refused(SelfieRefusal.TooLarge);
        }
        catch (TimeoutException)
        {
            return SelfieResult.Refused(SelfieRefusal.TooSlow);
        }
    }

    /// <returns>Whether there are not too many bytes.</returns>
    /// <exception cref="TimeoutException">They take too long.</exception>
    private async Task<bool> CopyAsync(Stream picture, MemoryFile file, CancellationToken cancellationToken)
    {
        using var slow = new CancellationTokenSource(MaxTime, time);
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, slow.Token);
        var block = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            for (var length = 0; await picture.ReadAsync(block, clock.Token) is > 0 and var read;)
            {
                length += read;
                if (length > MaxBytes)
                {
                    return false;
                }

                file.Write(block, 0, read);
            }

            return true;
        }
        catch (OperationCanceledException) when (slow.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block, clearArray: true);
        }
    }
}
