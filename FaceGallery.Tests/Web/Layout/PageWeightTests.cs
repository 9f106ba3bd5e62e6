using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Layout;

public sealed partial class PageWeightTests(IndexedApp fixture) : IClassFixture<IndexedApp>
{
    /// <summary>What a page needs before it is seen, in bytes: 4 seconds of a line of 400 kbit/s.</summary>
    private const int Most = 200_000;

    [Fact]
    public async Task Style_sheets_and_scripts_are_sent_compressed_and_are_few_kilobytes_together()
    {
        using var browser = await fixture.App.AsOwnerInBrowserAsync();
        var needed = Needed().Matches(await browser.GetStringAsync("/", TestContext.Current.CancellationToken)).Select(match => match.Groups[1].Value).ToList();
        needed.ShouldContain(address => address.Contains("MudBlazor", StringComparison.Ordinal));

        var bytes = 0;
        foreach (var address in needed)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/" + address) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("gzip") } } };
            using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
            answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"], address);
            bytes += (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        bytes.ShouldBeLessThan(Most);
    }

    [GeneratedRegex("<(?:link rel=\"stylesheet\" href|script(?: type=\"module\")? src)=\"([^\"]+)\"")]
    private static partial Regex Needed();
}
