using FaceGallery.Domain.Messages;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Recognition;

/// <summary>How far bringing the weights is.</summary>
/// <param name="Bytes">Of <paramref name="Total"/>, that are here.</param>
/// <param name="Problems">Why it ended before it was done; nothing where it did not.</param>
public sealed record WeightsProgress(bool IsRunning, long Bytes, long Total, IReadOnlyList<Message> Problems);

/// <summary>Brings missing weights in the background when the owner asks for it: once, however many pages ask. Recognition begins by itself afterwards.</summary>
public sealed class WeightsDownload(IServiceScopeFactory scopes, ModelStore store, IndexingControl indexing) : IDisposable
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _running;

    /// <summary>On another thread than the page's.</summary>
    public event Action? Changed;

    public WeightsProgress Current { get; private set; } = new(IsRunning: false, 0, 0, []);

    public void Start()
    {
        lock (_gate)
        {
            if (_running is null && Missing.Any())
            {
                _running = new CancellationTokenSource();
                Current = new(IsRunning: true, 0, Missing.Sum(model => model.Size), []);
                _ = RunAsync(_running.Token);
            }
        }

        Changed?.Invoke();
    }

    public void Cancel()
    {
        lock (_gate)
        {
            _running?.Cancel();
        }
    }

    /// <summary>Takes a file that the owner has: whichever of the weights it is.</summary>
    /// <returns>Why it is not taken; null where it is.</returns>
    public async Task<Message?> TakeAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(store.Folder);
        var file = Path.Combine(store.Folder, $".{Guid.NewGuid():N}.part");
        try
        {
            await using (var written = File.Create(file))
            {
                await content.CopyToAsync(written, cancellationToken);
            }

            if (store.Wanted.FirstOrDefault(model => store.Check(file, model) is null) is not { } model)
            {
                return new Message("Weights.NotOurs", name, string.Join(", ", store.Wanted.Select(known => known.FileName)));
            }

            File.Move(file, Path.Combine(store.Folder, model.FileName), overwrite: true);
            Done();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Message("Weights.Unwritten", store.Folder, exception.Message);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public void Dispose()
    {
        Cancel();
        _running?.Dispose();
    }

    private IEnumerable<ModelFile> Missing => store.Wanted.Where(model => store.Find(model).Path is null);

    /// <summary>The border of the background job: whatever goes wrong is shown, and can be tried again.</summary>
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Message> problems = [];
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var downloader = scope.ServiceProvider.GetRequiredService<ModelDownloader>();
            var before = 0L;
            foreach (var model in Missing.ToList())
            {
                var start = before;
                await downloader.FetchAsync(model, new Progress(bytes => Tell(start + bytes)), cancellationToken);
                before += model.Size;
            }
        }
        catch (ModelDownloadException exception)
        {
            problems = exception.Problems;
        }
        catch (OperationCanceledException)
        {
            // Stopped: what is here stays for the next time.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems = [new Message("Weights.Unwritten", store.Folder, exception.Message)];
        }

        lock (_gate)
        {
            _running?.Dispose();
            _running = null;
            Current = Current with { IsRunning = false, Problems = problems };
        }

        Done();
    }

    private void Done()
    {
        if (!Missing.Any())
        {
            indexing.RequestScan();
        }

        Changed?.Invoke();
    }

    private void Tell(long bytes)
    {
        Current = Current with { Bytes = bytes };
        Changed?.Invoke();
    }

    /// <summary>At once, so that the numbers keep their order.</summary>
    private sealed class Progress(Action<long> tell) : IProgress<ModelDownloadProgress>
    {
        void IProgress<ModelDownloadProgress>.Report(ModelDownloadProgress value) => tell(value.Bytes);
    }
}
