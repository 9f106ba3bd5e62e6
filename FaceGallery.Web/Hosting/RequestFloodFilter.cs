using Serilog.Core;
using Serilog.Events;

namespace FaceGallery.Web.Hosting;

/// <summary>
/// Limits log lines caused by bad requests, so that they cannot push older lines out of the log: of similar lines so many an hour; the next one says how many were left out.
/// Security events have a measure of their own.
/// </summary>
public sealed class RequestFloodFilter(TimeProvider time) : ILogEventFilter
{
    /// <summary>What a line says of those before it that were left out, for the output's template.</summary>
    public const string LeftOut = "LeftOut";

    private const int MostAlike = 50;
    private const int MaxTemplates = 500;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly Func<LogEvent, bool> IsSecurityEvent = Serilog.Filters.Matching.FromSource<SecurityEvents>();

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Began, int Count)> _lines = [];

    public bool IsEnabled(LogEvent logEvent)
    {
        // Of everything within a request.
        if (!logEvent.Properties.ContainsKey("RequestId") || IsSecurityEvent(logEvent))
        {
            return true;
        }

        lock (_lock)
        {
            var (template, now) = (logEvent.MessageTemplate.Text, time.GetUtcNow());
            if (_lines.TryGetValue(template, out var alike) && now - alike.Began < Hour)
            {
                _lines[template] = alike with { Count = alike.Count + 1 };
                return alike.Count < MostAlike;
            }

            if (alike.Count > MostAlike)
            {
                logEvent.AddPropertyIfAbsent(new LogEventProperty(LeftOut, new ScalarValue($" (and {alike.Count - MostAlike} more like it before)")));
            }

            if (_lines.Count == MaxTemplates)
            {
                _lines.Clear();
            }

            _lines[template] = (now, 1);
            return true;
        }
    }
}
