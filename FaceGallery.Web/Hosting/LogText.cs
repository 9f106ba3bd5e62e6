using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace FaceGallery.Web.Hosting;

/// <summary>
/// Writes log entries as text in which nothing passes for an entry of its own, whatever a file or somebody's address is called: an entry's further lines are
/// indented, and control characters, which could move a terminal's cursor, become "�".
/// </summary>
/// <param name="template">What an entry consists of, in Serilog's words.</param>
public sealed class LogText(string template) : ITextFormatter
{
    private readonly MessageTemplateTextFormatter _entry = new(template, CultureInfo.InvariantCulture);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var entry = new StringWriter(CultureInfo.InvariantCulture);
        _entry.Format(logEvent, entry);
        var lines = entry.ToString().TrimEnd().ReplaceLineEndings("\n    ");
        output.WriteLine(string.Concat(lines.Select(letter => char.IsControl(letter) && letter != '\n' ? '\ufffd' : letter)));
    }
}
