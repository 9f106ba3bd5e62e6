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

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>One after the other, so that many at once are no more tries than many in a row; a password takes long to check, too.</summary>
    /// <param name="isRightAsync">Whether what was given is right.</param>
    /// <returns>Null where nothing was tried.</returns>
    public async Task<bool?> TryAsync(IPAddress? from, Func<Task<bool>> isRightAsync, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_failures.GetStatistics($"{from}")?.CurrentAvailablePermits is not > 0)
            {
                return null;
            }

            var isRight = await isRightAsync();
            if (!isRight)
            {
                _failures.AttemptAcquire($"{from}").Dispose();
            }

            return isRight;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _failures.Dispose();
        _turn.Dispose();
    }
}
