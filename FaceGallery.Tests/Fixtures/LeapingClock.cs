using System.IO.MemoryMappedFiles;

namespace FaceGallery.Tests.Fixtures;

/// <summary>
/// A clock that goes as the real one does, and leaps when somebody who shares its file says so: then days have passed in a moment, for timers, too. It may also be
/// wrong, which timers do not notice.
/// </summary>
internal sealed class LeapingClock : TimeProvider, IDisposable
{
    /// <summary>Of the environment: names the file to a program that is to go by it.</summary>
    public const string Variable = "FACEGALLERY_TEST_CLOCK";

    /// <summary>A leap is noticed after so long.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _ticks;

    /// <param name="file">Is made where it is not there.</param>
    public LeapingClock(string file)
    {
        _file = MemoryMappedFile.CreateFromFile(file, FileMode.OpenOrCreate, mapName: null, capacity: 2 * sizeof(long));
        _ticks = _file.CreateViewAccessor();
    }

    /// <summary>What passed in leaps.</summary>
    public TimeSpan Leapt
    {
        get => new(_ticks.ReadInt64(0));
        set => _ticks.Write(0, value.Ticks);
    }

    /// <summary>By how much it is ahead of the right time.</summary>
    public TimeSpan Error
    {
        get => new(_ticks.ReadInt64(sizeof(long)));
        set => _ticks.Write(sizeof(long), value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Leapt + Error;

    public override long GetTimestamp() => base.GetTimestamp() + Steps(Leapt);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new LeapingTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Dispose()
    {
        _ticks.Dispose();
        _file.Dispose();
    }

    private long Steps(TimeSpan time) => (long)(time.TotalSeconds * TimestampFrequency);

    private sealed class LeapingTimer : ITimer
    {
        private readonly Lock _gate = new();
        private readonly LeapingClock _clock;
        private readonly Action _callback;
        private readonly ITimer _look;
        private long? _due;
        private TimeSpan _period;

        public LeapingTimer(LeapingClock clock, Action callback)
        {
            (_clock, _callback) = (clock, callback);
            _look = System.CreateTimer(_ => Turn(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                (_due, _period) = (dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetTimestamp() + _clock.Steps(dueTime), period);
                return Wait();
            }
        }

        public void Dispose() => _look.Dispose();

        public ValueTask DisposeAsync() => _look.DisposeAsync();

        private void Turn()
        {
            lock (_gate)
            {
                if (_due is not { } due)
                {
                    return;
                }

                var now = _clock.GetTimestamp();
                if (now < due)
                {
                    Wait();
                    return;
                }

                _due = _period > TimeSpan.Zero ? now + _clock.Steps(_period) : null;
                Wait();
            }

            _callback();
        }

        private bool Wait()
        {
            var left = _due is { } due ? _clock.GetElapsedTime(_clock.GetTimestamp(), due) : Timeout.InfiniteTimeSpan;
            return _look.Change(_due is null ? left : left < TimeSpan.Zero ? TimeSpan.Zero : left < Look ? left : Look, Timeout.InfiniteTimeSpan);
        }
    }
}
