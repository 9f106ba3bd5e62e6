using System.Net;
using System.Threading.RateLimiting;

namespace FaceGallery.Web.Access;

/// <summary>Wrong passwords and setup codes by network address: after too many nothing more is tried from there for a while. Right ones do not count.</summary>
public sealed class SignInAttempts : IDisposable
{
    private const int Most = 10;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<string> _failures = PartitionedRateLimiter.Create<string, string>(from =>
        RateLimitPartition.GetFixedWindowLimiter(from, _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = Window }));

    public bool MayTry(IPAddress? from) => _failures.GetStatistics($"{from}")?.CurrentAvailablePermits > 0;

    public void Failed(IPAddress? from) => _failures.AttemptAcquire($"{from}").Dispose();

    public void Dispose() => _failures.Dispose();
}
