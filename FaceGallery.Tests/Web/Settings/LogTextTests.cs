using FaceGallery.Web.Hosting;
using Serilog.Events;
using Serilog.Parsing;
using Shouldly;

namespace FaceGallery.Tests.Web.Settings;

public sealed class LogTextTests
{
    private const string Forged = "2026-11-29 03:00:00 +00:00 INF all is well";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    [InlineData("\u2028")]
    public void Nothing_passes_for_an_entry_of_its_own(string lineEnding)
    {
        var lines = Written($"a.jpg{lineEnding}{Forged}", new IOException($"No such file.{lineEnding}{Forged}")).Split(["\n", "\r", "\u2028"], StringSplitOptions.RemoveEmptyEntries);

        lines[0].ShouldBe("1970-01-01 00:00:00 +00:00 WRN a.jpg");
        lines[1..].ShouldAllBe(line => line.StartsWith("    "));
        lines.Length.ShouldBe(4);
    }

    [Fact]
    public void Nothing_moves_a_terminals_cursor() => Written("a\u001b[2K\u009b1A.jpg", exception: null).ShouldBe($"1970-01-01 00:00:00 +00:00 WRN a\ufffd[2K\ufffd1A.jpg{Environment.NewLine}");

    private static string Written(string file, Exception? exception)
    {
        using var output = new StringWriter();
        new LogText("{Timestamp:yyyy-MM-dd HH:mm:ss zzz} {Level:u3} {Message:lj}{NewLine}{Exception}").Format(
            new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Warning, exception, new MessageTemplateParser().Parse("{File}"), [new("File", new ScalarValue(file))]), output);
        return output.ToString();
    }
}
