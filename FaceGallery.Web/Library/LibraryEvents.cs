using System.Numerics;

namespace FaceGallery.Web.Library;

/// <summary>What of the library changed.</summary>
[Flags]
public enum LibraryTopics
{
    None = 0,
    Photos = 1,

    /// <summary>Faces, and whose they are.</summary>
    Faces = 2,
    People = 4,

    /// <summary>Photos taken on one occasion.</summary>
    Events = 8,
    Links = 16,

    /// <summary>What guests asked for.</summary>
    Proposals = 32,

    /// <summary>What hinders the app, on every page: see <see cref="AppProblems"/>.</summary>
    Problems = 64,

    /// <summary>What is said of photos beside, by which nobody is found, lost or shown elsewhere: favourites, words, places, stacks, albums that were filled by hand.</summary>
    Remarks = 128,

    /// <summary>Whom albums show: what is counted of people and faces follows from these.</summary>
    Who = Photos | Faces | People,

    /// <summary>What albums are made of.</summary>
    Content = Who | Events | Remarks,
    All = Content | Links | Proposals | Problems,
}

/// <summary>Tells pages and caches what changed in the database, so that each reads anew only what concerns it. Safe to use from any thread.</summary>
public sealed class LibraryEvents
{
    private readonly Lock _lock = new();
    private readonly List<Subscription> _subscriptions = [];
    private readonly long[] _versions = new long[BitOperations.PopCount((uint)LibraryTopics.All)];

    /// <summary>Grows whenever something of these topics changed.</summary>
    public long VersionOf(LibraryTopics topics)
    {
        lock (_lock)
        {
            return _versions.Where((_, topic) => ((int)topics & (1 << topic)) != 0).Sum();
        }
    }

    /// <summary>Call it after the transaction that changed them.</summary>
    public void Publish(LibraryTopics topics)
    {
        Subscription[] concerned;
        lock (_lock)
        {
            for (var topic = 0; topic < _versions.Length; topic++)
            {
                _versions[topic] += ((int)topics >> topic) & 1;
            }

            concerned = [.. _subscriptions.Where(subscription => (subscription.Topics & topics) != 0)];
        }

        foreach (var subscription in concerned)
        {
            subscription.OnChanged();
        }
    }

    /// <summary>Calls back after each change of one of these topics, until disposed. The callback must be quick.</summary>
    public IDisposable Subscribe(LibraryTopics topics, Action onChanged)
    {
        var subscription = new Subscription(this, topics, onChanged);
        lock (_lock)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    private sealed class Subscription(LibraryEvents events, LibraryTopics topics, Action onChanged) : IDisposable
    {
        public LibraryTopics Topics => topics;

        public void OnChanged() => onChanged();

        public void Dispose()
        {
            lock (events._lock)
            {
                events._subscriptions.Remove(this);
            }
        }
    }
}
