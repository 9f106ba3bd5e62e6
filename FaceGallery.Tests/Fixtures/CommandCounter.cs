using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Counts the commands that are sent to one database.</summary>
/// <param name="dataFolder">The folder that the database lies in.</param>
internal sealed class CommandCounter(string dataFolder) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    /// <summary>Background services read the same database: what they send counts for nobody.</summary>
    private readonly AsyncLocal<bool> _isCounted = new();

    private int _count;

    /// <returns>How many the work sent. What others send meanwhile is not counted.</returns>
    public async Task<int> CountAsync(Func<Task> work)
    {
        using var all = DiagnosticListener.AllListeners.Subscribe(this);
        var before = Volatile.Read(ref _count);
        _isCounted.Value = true;
        await work();
        return Volatile.Read(ref _count) - before;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name)
        {
            value.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (_isCounted.Value && value.Value is CommandEventData { Connection: { } connection } && connection.DataSource.StartsWith(dataFolder, StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _count);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
