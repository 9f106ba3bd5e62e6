using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FaceGallery.Web.Commands.Bench.Synthetic;

/// <summary>
/// Adds up what the database takes, from EF Core's diagnostics, while it exists: the time that a core works for each command and for reading all of its rows. What waits beside it
/// on a busy machine is not in it.
/// </summary>
internal sealed class QueryClock : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private readonly ConcurrentDictionary<Guid, (int Thread, TimeSpan Core)> _running = new();
    private long _ticks;
    private int _commands;

    public QueryClock() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <returns>Since it was asked last.</returns>
    public (double Milliseconds, int Commands) Take() =>
        (TimeSpan.FromTicks(Interlocked.Exchange(ref _ticks, 0)).TotalMilliseconds, Interlocked.Exchange(ref _commands, 0));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        switch (value.Value)
        {
            case CommandExecutedEventData { ExecuteMethod: not DbCommandMethod.ExecuteReader } executed:
                Interlocked.Increment(ref _commands);
                Add(executed.CommandId, executed.Duration);
                break;
            case CommandExecutedEventData:
                Interlocked.Increment(ref _commands);
                break;
            case DataReaderDisposingEventData read:
                Add(read.CommandId, read.Duration);
                break;
            case CommandEventData starting when value.Key == RelationalEventId.CommandExecuting.Name:
                _running[starting.CommandId] = (Environment.CurrentManagedThreadId, ThreadTime.Now());
                break;
        }
    }

    /// <param name="elapsed">By the clock, for a command that ends on another thread than it began on.</param>
    private void Add(Guid command, TimeSpan elapsed) => Interlocked.Add(
        ref _ticks,
        (_running.TryRemove(command, out var began) && began.Thread == Environment.CurrentManagedThreadId ? ThreadTime.Now() - began.Core : elapsed).Ticks);

    public void OnCompleted()
    {
        // A listener that ends has nothing more to say.
    }

    public void OnError(Exception error)
    {
        // Nor has one that fails.
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
