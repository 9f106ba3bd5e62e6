using FaceGallery.Domain.Messages;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Indexing;

/// <summary>Measures a run of the indexer and reports its progress to the pages. Called from one thread at a time.</summary>
public sealed class IndexingMeter(LibraryCounter counter, IndexingProgress progress, LibraryEvents events, StageClock clock, TimeProvider time)
{
    /// <summary>The rate is that of the last so many seconds: quick to notice a share that slows down, slow to jump about.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(20);

    private readonly Queue<(long Timestamp, int Photos)> _recent = new();
    private long _start;
    private long _indexed;
    private long _failed;
    private long _analysed;
    private long _faces;
    private int _decoded;

    /// <summary>Photos that were read, or known by their bytes, since the program started.</summary>
    public long Indexed => Interlocked.Read(ref _indexed);

    /// <summary>Photos that could not be read since the program started; the same one counts each time.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>What recognition took for each face since the program started, the search of pictures without one included; null where there was none.</summary>
    public double? MillisecondsPerFace => Interlocked.Read(ref _faces) is > 0 and var faces ? clock.Total(Stage.Recognise).TotalMilliseconds / faces : null;

    /// <summary>What finding and recognising the faces of a photo took one core on average since the program started; null where no photo was read.</summary>
    public double? SecondsPerPhoto => Interlocked.Read(ref _analysed) is > 0 and var photos ? clock.Total(Stage.Recognise).TotalSeconds / photos : null;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        clock.Reset();
        _start = time.GetTimestamp();
        _decoded = 0;
        _recent.Clear();
        _recent.Enqueue((_start, 0));
        await ReportAsync(IndexingState.Running, [], cancellationToken);
    }

    /// <summary>Photos were written.</summary>
    public async Task AdvanceAsync(IReadOnlyCollection<PhotoFindings> written, CancellationToken cancellationToken)
    {
        Interlocked.Add(ref _indexed, written.Count(findings => findings is PhotoFindings.Analysed or PhotoFindings.Known));
        Interlocked.Add(ref _failed, written.Count(findings => findings is PhotoFindings.Failed));
        var analysed = written.Count(findings => findings is PhotoFindings.Analysed);
        Interlocked.Add(ref _analysed, analysed);
        Interlocked.Add(ref _faces, written.OfType<PhotoFindings.Analysed>().Sum(findings => findings.Faces.Count));
        _decoded += analysed;
        _recent.Enqueue((time.GetTimestamp(), written.Count));
        while (_recent.Count > 2 && time.GetElapsedTime(_recent.Peek().Timestamp) > Window)
        {
            _recent.Dequeue();
        }

        await ReportAsync(IndexingState.Running, [], cancellationToken);
        events.Publish(LibraryTopics.Content);
    }

    /// <summary>Tells how the library stands. The counts are read from the rows, so that they are right whatever happened.</summary>
    public async Task ReportAsync(IndexingState state, IReadOnlyList<Message> problems, CancellationToken cancellationToken)
    {
        var counts = await counter.CountAsync(cancellationToken);
        var rate = state == IndexingState.Running ? Rate() : 0;
        TimeSpan? timeLeft = rate > 0 ? TimeSpan.FromSeconds(counts.Pending / rate) : null;
        progress.Report(new IndexingSnapshot(state, counts.Photos, counts.Indexed, counts.Pending, counts.Failed, rate, timeLeft, problems)
        {
            PendingPortraits = counts.PendingPortraits,
            Runs = state == IndexingState.Running ? progress.Current.Runs : progress.Current.Runs + 1,
        });
    }

    /// <summary>The run broke off. Nothing is counted: it may be the database that failed, and whoever asked it again would end the app.</summary>
    public void ReportStop(Message problem) => progress.Report(
        progress.Current with { State = IndexingState.Idle, PhotosPerSecond = 0, TimeLeft = null, Problems = [problem], Runs = progress.Current.Runs + 1 });

    /// <summary>The run is over: pages read again what its last step changed.</summary>
    public async Task<IndexingSummary> FinishAsync(ScanSummary scan, CancellationToken cancellationToken)
    {
        events.Publish(LibraryTopics.Content);
        var counts = await counter.CountAsync(cancellationToken);
        return new IndexingSummary
        {
            Photos = counts.Photos,
            Indexed = counts.Indexed,
            Failed = counts.Failed,
            Faces = (await counter.CountFacesAsync(cancellationToken)).All,
            People = await counter.CountPeopleAsync(cancellationToken),
            Decoded = _decoded,
            Elapsed = time.GetElapsedTime(_start),
            Stages = clock.Read(),
            OtherFiles = scan.OtherFiles,
            OfflineRoots = scan.OfflineRoots,
            Problems = [.. scan.Problems, .. await counter.SkippedPortraitsAsync(cancellationToken)],
        };
    }

    private double Rate()
    {
        if (!_recent.TryPeek(out var first))
        {
            return 0;
        }

        var seconds = time.GetElapsedTime(first.Timestamp).TotalSeconds;
        return seconds < 0.5 ? 0 : _recent.Skip(1).Sum(sample => sample.Photos) / seconds;
    }
}
