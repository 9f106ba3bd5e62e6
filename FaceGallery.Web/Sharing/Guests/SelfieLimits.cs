using System.Net;
using System.Threading.RateLimiting;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Sharing.Finding;

namespace FaceGallery.Web.Sharing.Guests;

/// <summary>How many pictures guests may send: so many in ten minutes from a network address and by a link, and few at a time, as they wait in memory.</summary>
public sealed class SelfieLimits : IDisposable
{
    /// <summary>A whole party may come from one network address.</summary>
    private const int MostFromAddress = 40;

    private const int MostByLink = 200;
    private const int AtATime = 8;
    private const int Waiting = 16;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<(int ShareId, IPAddress? From)> _pictures = PartitionedRateLimiter.CreateChained(
        Limiter(guest => $"{guest.From}", MostFromAddress),
        Limiter(guest => $"{guest.ShareId}", MostByLink),
        PartitionedRateLimiter.Create<(int, IPAddress?), string>(_ => RateLimitPartition.GetConcurrencyLimiter(
            "", _ => new ConcurrencyLimiterOptions { PermitLimit = AtATime, QueueLimit = Waiting })));

    /// <summary>Bytes of the form around a picture.</summary>
    public static long MostBytesOfForm => SelfieUpload.MaxBytes + (64 * 1024);

    /// <summary>To be disposed of when the picture is done with. It may not be acquired: then it is one too many.</summary>
    public ValueTask<RateLimitLease> AcquireAsync(Share share, IPAddress? from, CancellationToken cancellationToken) =>
        _pictures.AcquireAsync((share.Id, from), cancellationToken: cancellationToken);

    public void Dispose() => _pictures.Dispose();

    private static PartitionedRateLimiter<(int ShareId, IPAddress? From)> Limiter(Func<(int ShareId, IPAddress? From), string> keyOf, int most) =>
        PartitionedRateLimiter.Create<(int ShareId, IPAddress? From), string>(guest =>
            RateLimitPartition.GetFixedWindowLimiter(keyOf(guest), _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window }));
}
