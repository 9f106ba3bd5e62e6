using System.Net;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Diagnostics;

/// <summary>A monitor hears of all apps of its process: no other may run beside.</summary>
[Collection(Alone.Name)]
public sealed class MetricsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Monitors_read_what_was_indexed_how_long_it_took_and_what_waits()
    {
        var library = new TestLibrary();
        library.AddPortrait("party/People/Barack Obama.jpg");
        library.AddPhoto("party/Photos/IMG_0002.jpg");
        await File.WriteAllTextAsync(Path.Combine(library.Photos, "broken.jpg"), "no photo", Stop);
        await using var app = await RunningApp.StartAsync(library);
        await app.WaitUntilIndexedAsync();
        await app.GetAsync("status");

        var lines = (await app.Client.GetStringAsync("/metrics", Stop)).Split('\n');

        ValueOf(lines, "facegallery_indexing_photos_total", "outcome=\"indexed\"").ShouldBe(2);
        ValueOf(lines, "facegallery_indexing_photos_total", "outcome=\"failed\"").ShouldBe(1);
        ValueOf(lines, "facegallery_indexing_queue", "").ShouldBe(0);
        ValueOf(lines, "facegallery_library_photos", "").ShouldBe(1);
        ValueOf(lines, "facegallery_indexing_stage_duration_seconds_count", "stage=\"decode\"").ShouldBeGreaterThanOrEqualTo(2);
        ValueOf(lines, "facegallery_data_free_bytes", "").ShouldBePositive();
        lines.ShouldContain(line => line.StartsWith("http_server_request_duration_seconds", StringComparison.Ordinal));
        lines.ShouldNotContain(line => line.Contains("Obama", StringComparison.Ordinal) || line.Contains(".jpg", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_else_reads_them_but_whom_the_settings_name()
    {
        await using var closed = await RunningApp.StartAsync(new TestLibrary());
        using var stranger = closed.Anonymous();
        (await stranger.GetAsync(new Uri("/metrics", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        await using var open = await RunningApp.StartAsync(new TestLibrary(("Access:MetricsFrom:0", "127.0.0.0/8")));
        using var monitor = open.Anonymous();

        (await monitor.GetAsync(new Uri("/metrics", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await monitor.GetAsync(new Uri("/api/v1/status", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static double ValueOf(string[] lines, string name, string labels) => double.Parse(
        lines.Where(line => line.StartsWith(name + "{", StringComparison.Ordinal) && line.Contains(labels, StringComparison.Ordinal)).ShouldHaveSingleItem(name).Split('}')[1].Trim().Split(' ')[0],
        System.Globalization.CultureInfo.InvariantCulture);
}
