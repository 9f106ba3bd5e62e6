using FaceGallery.Web.Downloads;

namespace FaceGallery.Web.Guests;

/// <summary>An archive that is being made ready, and how far that is.</summary>
public sealed class ArchivePreparation(int total, Func<Action<int>, Task<Archive>> prepareAsync)
{
    private readonly Lock _lock = new();
    private volatile int _done;
    private Task<Archive>? _task;

    /// <summary>Photos to be measured, and where need be changed.</summary>
    public int Total => total;

    public int Done => _done;

    /// <summary>Started when it is first asked for, once for everybody.</summary>
    public Task<Archive> Archive
    {
        get
        {
            lock (_lock)
            {
                return _task ??= Task.Run(() => prepareAsync(done => _done = done));
            }
        }
    }
}
