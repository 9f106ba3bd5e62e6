using System.Net;
using System.Net.Http.Headers;
using FaceGallery.Tests.Web.Sharing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace FaceGallery.Tests.Web.Downloads;

/// <summary>As a phone fetches an archive that broke off half-way.</summary>
public sealed class BrokenDownloadTests : IAsyncLifetime
{
    private readonly HttpClient _client = new();
    private PhotoArchive _archive = null!;
    private WebApplication _app = null!;
    private byte[] _whole = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _archive = await PhotoArchive.OfPartyAsync();
        _whole = await _archive.BytesAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/zip", (HttpRequest request) => _archive.Build().ToResult(request, "Party.zip"));
        await _app.StartAsync(Cancellation);
        _client.BaseAddress = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _archive.Dispose();
    }

    [Fact]
    public async Task Its_length_is_known_before_it_comes()
    {
        using var answer = await _client.GetAsync("/zip", HttpCompletionOption.ResponseHeadersRead, Cancellation);

        answer.Content.Headers.ContentLength.ShouldBe(_whole.Length);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("Party.zip");
        answer.Headers.AcceptRanges.ShouldBe(["bytes"]);
        (await answer.Content.ReadAsByteArrayAsync(Cancellation)).AsSpan().SequenceEqual(_whole).ShouldBeTrue();
    }

    [Fact]
    public async Task It_goes_on_where_it_stopped()
    {
        var half = _whole.Length / 2;
        using var answer = await GoOnAsync(half, $"\"{_archive.Build().Layout.ETag}\"");

        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsByteArrayAsync(Cancellation)).AsSpan().SequenceEqual(_whole.AsSpan(half)).ShouldBeTrue();
    }

    [Fact]
    public async Task It_starts_anew_where_it_has_become_another()
    {
        using var answer = await GoOnAsync(1000, "\"0123456789abcdef0123456789abcdef\"");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync(Cancellation)).Length.ShouldBe(_whole.Length);
    }

    [Fact]
    public async Task It_starts_anew_where_nobody_says_what_goes_on()
    {
        using var answer = await GoOnAsync(1000);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync(Cancellation)).Length.ShouldBe(_whole.Length);
    }

    [Fact]
    public async Task Another_is_not_sent_to_whoever_insists_on_the_first()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/zip") { Headers = { Range = new RangeHeaderValue(1000, null) } };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"0123456789abcdef0123456789abcdef\""));

        (await _client.SendAsync(request, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    private async Task<HttpResponseMessage> GoOnAsync(long from, string? etag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/zip");
        request.Headers.Range = new RangeHeaderValue(from, null);
        request.Headers.IfRange = etag is null ? null : new RangeConditionHeaderValue(etag);
        return await _client.SendAsync(request, Cancellation);
    }
}
