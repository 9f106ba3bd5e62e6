using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Library;
using Shouldly;

namespace FaceGallery.Tests.Web.Diagnostics;

public sealed class TraceTests
{
    private static readonly string[] Stages = ["decode", "hash", "metadata", "recognise", "renditions"];

    [Fact]
    public async Task A_photos_journey_has_its_stages_and_the_batch_that_wrote_it_and_no_names()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var library = new TestLibrary();
        library.AddPhoto("party/Photos/IMG_0002.jpg", "secret.jpg");
        using var ours = new Activity("test").Start();
        await library.IndexAsync();

        // Other tests index at the same time.
        var photo = ended.Where(activity => activity.OperationName == "photo" && activity.RootId == ours.RootId).ShouldHaveSingleItem();
        ended.Where(activity => activity.ParentSpanId == photo.SpanId).Select(activity => activity.OperationName).Order().ShouldBe(Stages);
        var batch = ended.Where(activity => activity.Links.Any(link => link.Context == photo.Context)).ShouldHaveSingleItem();
        ended.ShouldContain(activity => activity.ParentSpanId == batch.SpanId && activity.OperationName == "write");
        ended.SelectMany(activity => activity.TagObjects).ShouldNotContain(tag => tag.Key != "facegallery.file.id");
    }

    [Fact]
    public async Task A_collector_gets_them_where_the_usual_variables_name_one()
    {
        var port = FreePort();
        using var collector = new HttpListener();
        collector.Prefixes.Add($"http://127.0.0.1:{port}/");
        collector.Start();
        var received = ReceiveAsync(collector);
        var library = new TestLibrary(("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{port}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "100"));
        library.AddPhoto("party/Photos/IMG_0002.jpg", "secret.jpg");
        await using var app = await RunningApp.StartAsync(library);
        await app.WaitUntilIndexedAsync();

        var traces = await received.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

        traces.ShouldContain("recognise");
        traces.ShouldNotContain("secret");
    }

    /// <summary>Until a photo was recognised.</summary>
    private static async Task<string> ReceiveAsync(HttpListener collector)
    {
        var traces = new StringBuilder();
        while (!traces.ToString().Contains("recognise", StringComparison.Ordinal))
        {
            var call = await collector.GetContextAsync();
            using var body = new StreamReader(call.Request.InputStream, Encoding.Latin1);
            var text = await body.ReadToEndAsync();
            traces.Append(call.Request.Url!.AbsolutePath == "/v1/traces" ? text : "");
            call.Response.Close();
        }

        return traces.ToString();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
