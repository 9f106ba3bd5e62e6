using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FaceGallery.Tests.Web.Recognition;

/// <summary>A mirror on this machine that serves one file, in parts where asked to.</summary>
public sealed class WeightsServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WeightsServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>The <c>Range</c> header of each request.</summary>
    public List<string> Ranges { get; } = [];

    public static async Task<WeightsServer> StartAsync(byte[] content, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new WeightsServer(builder.Build());
        server._app.MapGet("/{file}", (HttpRequest request) =>
        {
            server.Ranges.Add(request.Headers.Range.ToString());
            return Results.Bytes(content, enableRangeProcessing: true);
        });
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
