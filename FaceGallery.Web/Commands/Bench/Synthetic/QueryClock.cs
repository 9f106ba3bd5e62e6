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
    private readonly ConcurrentDictionary<Guid, (int Thread, TimeSpan Core, string Command)> _running = new();
    private readonly ConcurrentBag<(double Milliseconds, string Command)> _done = [];

    public QueryClock() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <returns>Each command since it was asked last.</returns>
    public IReadOnlyList<(double Milliseconds, string Command)> Take()
    {
        var done = _done.ToList();
        _done.Clear();
        return done;
    }

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
                Add(executed.CommandId, executed.Duration);
                break;
            case DataReaderDisposingEventData read:
                Add(read.CommandId, read.Duration);
                break;
            case CommandEventData starting when value.Key == RelationalEventId.CommandExecuting.Name:
                _running[starting.CommandId] = (Environment.CurrentManagedThreadId, ThreadTime.Now(), starting.Command.CommandText);
                break;
        }
    }

    /// <param name="elapsed">By the clock, for a command that ends on another thread than it began on.</param>
    private void Add(Guid command, TimeSpan elapsed)
    {
        if (_running.TryRemove(command, out var began))
        {
            var core = began.Thread == Environment.CurrentManagedThreadId ? ThreadTime.Now() - began.Core : elapsed;
            _done.Add((core.TotalMilliseconds, began.Command));
        }
    }

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
