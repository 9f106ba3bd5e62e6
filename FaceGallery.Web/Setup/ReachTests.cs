using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FaceGallery.Web.Setup;

/// <summary>Finds out whether a phone reaches the app: whoever opens the address has reached it.</summary>
public sealed class ReachTests(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, Action Reached)> _open = new();

    /// <param name="reached">Called on another thread than the page's.</param>
    /// <returns>The end of an address, which nobody can guess.</returns>
    public string Begin(Action reached)
    {
        foreach (var (old, test) in _open)
        {
            if (test.Until < time.GetUtcNow())
            {
                _open.TryRemove(old, out _);
            }
        }

        var secret = RandomNumberGenerator.GetHexString(16, lowercase: true);
        _open[secret] = (time.GetUtcNow() + Life, reached);
        return secret;
    }

    public void End(string secret) => _open.TryRemove(secret, out _);

    /// <returns>Whether there is such a test.</returns>
    public bool Reach(string secret)
    {
        if (!_open.TryGetValue(secret, out var test) || test.Until < time.GetUtcNow())
        {
            return false;
        }

        test.Reached();
        return true;
    }

    /// <summary>What the phone sees.</summary>
    internal static Results<RazorComponentResult<ReachedPage>, NotFound> Answer(string secret, ReachTests tests) =>
        tests.Reach(secret) ? new RazorComponentResult<ReachedPage>() : TypedResults.NotFound();
}
