using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;

namespace FaceGallery.Web.Hosting;

/// <summary>
/// Writes log entries as JSON, one a line, with what <see cref="LogText"/> writes and no more: what a request is about besides, its path above all, would tell of guests' links. Control
/// characters are escaped, those beyond ASCII too, which JSON would let through to a terminal.
/// </summary>
public sealed class LogJson : ITextFormatter
{
    private static readonly string[] OfEveryEntry = ["SourceContext", RequestFloodFilter.LeftOut];

    private readonly RenderedCompactJsonFormatter _json = new();

    public void Format(LogEvent logEvent, TextWriter output)
    {
        var named = logEvent.MessageTemplate.Tokens.OfType<Serilog.Parsing.PropertyToken>().Select(token => token.PropertyName).Concat(OfEveryEntry).ToHashSet();
        var properties = logEvent.Properties.Where(property => named.Contains(property.Key)).Select(property => new LogEventProperty(property.Key, property.Value));
        using var entry = new StringWriter(CultureInfo.InvariantCulture);
        _json.Format(new LogEvent(logEvent.Timestamp, logEvent.Level, logEvent.Exception, logEvent.MessageTemplate, properties), entry);
        foreach (var letter in entry.ToString().TrimEnd())
        {
            output.Write(char.IsControl(letter) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}") : letter);
        }

        output.WriteLine();
    }
}
