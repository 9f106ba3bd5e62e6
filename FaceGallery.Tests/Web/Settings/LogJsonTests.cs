using System.Text.Json;
using FaceGallery.Domain.Accounts;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;
using Serilog.Parsing;
using Shouldly;

namespace FaceGallery.Tests.Web.Settings;

public sealed class LogJsonTests
{
    [Fact]
    public void An_entry_is_one_line_of_plain_letters_whatever_a_file_is_called()
    {
        const string File = "a\n\u001b[2K\u009b1A\u0085\"}.jpg";

        var line = Written("{File}", new LogEventProperty("File", new ScalarValue(File)));

        line.TrimEnd().ShouldAllBe(letter => !char.IsControl(letter));
        JsonDocument.Parse(line).RootElement.Text("File").ShouldBe(File);
    }

    [Fact]
    public void What_a_request_was_for_is_left_out()
    {
        var line = Written("{StatusCode}", new LogEventProperty("StatusCode", new ScalarValue(404)), new LogEventProperty("RequestPath", new ScalarValue("/share/secret")), new LogEventProperty("SourceContext", new ScalarValue("Requests")));

        line.ShouldNotContain("secret");
        JsonDocument.Parse(line).RootElement.Text("SourceContext").ShouldBe("Requests");
    }

    [Fact]
    public async Task The_setting_makes_the_log_one_object_a_line()
    {
        var library = new TestLibrary(("Logging:Format", "json"));
        await using var app = await RunningApp.StartAsync(library);
        app.Services.GetRequiredService<SecurityEvents>().Record(SecurityEventKind.TokenRefused);

        JsonDocument.Parse(Lines(library).Single(line => line.Contains("TokenRefused", StringComparison.Ordinal))).RootElement.GetProperty("@l").GetString().ShouldBe("Warning");
    }

    private static List<string> Lines(TestLibrary library)
    {
        using var reader = new StreamReader(new FileStream(Directory.GetFiles(Path.Combine(library.Data, "logs")).Single(), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static string Written(string template, params LogEventProperty[] properties)
    {
        using var output = new StringWriter();
        new LogJson().Format(new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Warning, null, new MessageTemplateParser().Parse(template), properties), output);
        return output.ToString();
    }
}
