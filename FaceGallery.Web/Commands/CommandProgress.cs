using System.Globalization;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Commands;

/// <summary>How a command gets on, on stderr: a bar on a terminal, a line now and then elsewhere.</summary>
internal sealed class CommandProgress(TextWriter output, bool isTerminal, TimeProvider time) : IDisposable
{
    private const int BarWidth = 24;
    private const int LineWidth = 79;

    private readonly TimeSpan _pause = isTerminal ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private long _last = time.GetTimestamp();
    private bool _hasBar;

    public static CommandProgress OnStandardError() => new(Console.Error, !Console.IsErrorRedirected, TimeProvider.System);

    /// <summary>Shows the indexer's progress until disposed.</summary>
    public IDisposable Watch(IndexingProgress progress) => progress.Subscribe(() => Show(progress.Current));

    public void ShowPhotos(int done, int total) => Show(done, total, "photos");

    public void ShowFiles(int done, int total) => Show(done, total, "files in their albums");

    /// <summary>Takes the bar away, so that what follows stands at the line's beginning.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_hasBar)
            {
                output.Write('\r' + new string(' ', LineWidth) + '\r');
                _hasBar = false;
            }
        }
    }

    private void Show(IndexingSnapshot snapshot)
    {
        if (snapshot.State != IndexingState.Running || snapshot.Total == 0)
        {
            return;
        }

        var rate = snapshot.PhotosPerSecond > 0 ? Invariant($", {snapshot.PhotosPerSecond:0.0}/s") : "";
        var left = snapshot.TimeLeft is { } time ? Invariant($", {(int)time.TotalMinutes}:{time.Seconds:00} left") : "";
        Show(snapshot.Total - snapshot.Pending, snapshot.Total, $"photos{rate}{left}");
    }

    private void Show(int done, int total, string text)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_last) < _pause)
            {
                return;
            }

            _last = time.GetTimestamp();
            var line = Invariant($"{done:N0} of {total:N0} {text}");
            if (isTerminal)
            {
                var filled = total == 0 ? BarWidth : (int)((long)BarWidth * done / total);
                line = $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {line}";
                output.Write('\r' + line[..Math.Min(line.Length, LineWidth)].PadRight(LineWidth));
                _hasBar = true;
            }
            else
            {
                output.WriteLine(line);
            }
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
