using System.Globalization;
using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Hosting;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Shouldly;

namespace FaceGallery.Tests.Web.Settings;

public sealed class LoggingTests
{
    [Fact]
    public async Task A_flood_of_bad_requests_does_not_roll_the_log()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary());
        using var stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Address) };
        var cookie = (await stranger.GetAsync("/login", TestContext.Current.CancellationToken)).Headers.GetValues("Set-Cookie").First(set => set.Contains("Antiforgery", StringComparison.Ordinal)).Split('=')[0];
        for (var request = 0; request < 300; request++)
        {
            using var garbage = new HttpRequestMessage(HttpMethod.Get, "/login") { Headers = { { "Cookie", $"{cookie}=garbage{request}" } } };
            (await stranger.SendAsync(garbage, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "owner")]);
            (await stranger.PostAsync("/login", form, TestContext.Current.CancellationToken)).Headers.Location!.OriginalString.ShouldStartWith("/login?problem=stale");
        }

        new DirectoryInfo(Path.Combine(app.Library.Data, "logs")).EnumerateFiles().Sum(file => file.Length).ShouldBeLessThan(100_000);
    }

    [Fact]
    public void Of_alike_lines_of_requests_some_are_written_and_an_hour_later_how_many_were_not()
    {
        var (clock, lines) = (new SetClock(), new KeptLines());
        using var logger = new LoggerConfiguration().Filter.With(new RequestFloodFilter(clock)).WriteTo.Sink(lines).CreateLogger();
        var ofRequest = logger.ForContext("RequestId", "1");
        for (var line = 0; line < 200; line++)
        {
            ofRequest.Warning("Bad");
            logger.Warning("Ours");
        }

        clock.Now += TimeSpan.FromHours(1);
        ofRequest.Warning("Bad");

        (lines.Count(line => line == "Bad"), lines.Count(line => line == "Ours"), lines[^1]).ShouldBe((50, 200, "Bad (and 150 more like it before)"));
    }

    private sealed class KeptLines : List<string>, ILogEventSink
    {
        public void Emit(LogEvent logEvent) => Add(logEvent.RenderMessage(CultureInfo.InvariantCulture) + (logEvent.Properties.GetValueOrDefault(RequestFloodFilter.LeftOut) as ScalarValue)?.Value);
    }
}
