using System.Net;
using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Shouldly;

namespace FaceGallery.Tests.Web.Guests;

/// <summary>Guests' addresses with whatever somebody may write into them.</summary>
public sealed class GuestFuzzTests(IndexedApp fixture) : IClassFixture<IndexedApp>
{
    private static readonly string[] Nonsense =
    [
        "", "0", "-1", "1.5", "999999999999999999999", "%00", "%0d%0aSet-Cookie:%20a=b", "..%2f..%2fetc%2fpasswd", "' OR 1=1 --", "<script>alert(1)</script>", "%F0%9F%98%80", "%ff%fe",
        "{0}", "new", "1.1.1.1", "a".PadRight(3_000, 'a'),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_parameter_is_an_error_of_the_server()
    {
        using var link = await GuestLink.ToAsync(fixture.App, AlbumKey.Everything, new ShareSettings { AllowsFindMe = true });
        var photo = (await fixture.PhotoAsync(IndexedApp.Alone)).Id;
        string[] places =
        [
            "?page={0}", "?person={0}", "?said=Hidden&photo={0}", "?show={0}", "?said={0}", "/photos/{0}", "/photos/{0}/thumb", "/photos/{0}/tile", "/cover?{0}", "/download?size={0}", "/zip?size={0}", "/photos/{0}/preview", "/photos/{0}/original", $"/photos/{photo}?said={{0}}",
            $"/photos/{photo}/thumb?v={{0}}", $"/photos/{photo}/{{0}}", "/zip?p={0}", "/download?p={0}", "/find?{0}", "/{0}", "/zip/{0}",
        ];

        foreach (var place in places)
        {
            foreach (var nonsense in Nonsense)
            {
                var answer = await link.GetAsync(place.Replace("{0}", Uri.UnescapeDataString(nonsense) == nonsense ? Uri.EscapeDataString(nonsense) : nonsense, StringComparison.Ordinal));
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{place} with {nonsense}");
                (await answer.Content.ReadAsStringAsync(Stop)).ShouldNotContain("<script>alert(1)");
            }
        }
    }

    [Fact]
    public async Task Neither_is_a_form_or_a_method()
    {
        using var link = await GuestLink.ToAsync(fixture.App, AlbumKey.Everything, new ShareSettings { AllowsFindMe = true });
        var photo = (await fixture.PhotoAsync(IndexedApp.Alone)).Id;
        foreach (var action in new[] { "/passphrase", "/find", "/that-is-me", "/me", "/found", "/forget", "/language", $"/photos/{photo}/say", "/photos/999999/say", "" })
        {
            foreach (var body in new Func<HttpContent>[] { () => new StringContent("{}"), () => new ByteArrayContent([0, 1, 2]), () => new FormUrlEncodedContent([KeyValuePair.Create("name", new string('x', 5_000))]) })
            {
                foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options, HttpMethod.Patch })
                {
                    using var request = new HttpRequestMessage(method, link.Path + action) { Content = body() };
                    ((int)(await link.Guest.SendAsync(request, Stop)).StatusCode).ShouldBeLessThan(500, $"{method} {action}");
                }
            }
        }

        (await link.PhotosAsync()).ShouldContain(photo);
    }

    [Theory]
    [InlineData("bytes=0-0", HttpStatusCode.PartialContent)]
    [InlineData("bytes=-5", HttpStatusCode.PartialContent)]
    [InlineData("bytes=99999999999-", HttpStatusCode.RequestedRangeNotSatisfiable)]
    [InlineData("bytes=5-1", HttpStatusCode.OK)]
    [InlineData("nonsense", HttpStatusCode.OK)]
    public async Task Ranges_are_as_rfc_9110_wants_them(string range, HttpStatusCode status)
    {
        using var link = await GuestLink.ToAsync(fixture.App, AlbumKey.Everything);
        using var whole = await link.Guest.SendAsync(new HttpRequestMessage(HttpMethod.Head, link.Path + "/zip"), Stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, link.Path + "/zip") { Headers = { IfRange = new(whole.Headers.ETag!) } };
        request.Headers.TryAddWithoutValidation("Range", range);

        (await link.Guest.SendAsync(request, Stop)).StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_passphrase_closes_every_address_of_the_link()
    {
        using var link = await GuestLink.ToAsync(fixture.App, AlbumKey.Everything, new ShareSettings { Passphrase = "open sesame", AllowsFindMe = true, Download = ShareDownload.Originals });
        var photo = (await fixture.PhotoAsync(IndexedApp.Alone)).Id;

        foreach (var address in new[] { "/cover", "/me", "/found", $"/photos/{photo}/tile", "/zip", "/download", "/find", $"/photos/{photo}", $"/photos/{photo}/thumb", $"/photos/{photo}/preview", $"/photos/{photo}/original" })
        {
            (await link.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, address);
        }

        (await link.PhotosAsync()).ShouldBeEmpty();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("what", "do-not-show")]);
        $"{(await link.Guest.PostAsync($"{link.Path}/photos/{photo}/say", form, Stop)).Headers.Location}".ShouldBe(link.Path);
    }

    [Fact]
    public async Task A_link_that_is_changed_while_it_is_open_holds_as_changed()
    {
        using var link = await GuestLink.ToAsync(fixture.App, AlbumKey.Everything);
        (await link.GetAsync("/zip")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await link.OwnerAsync(shares => shares.EditAsync(link.Id, new ShareSettings { Download = ShareDownload.None, ShowsNames = false }, Stop));
        (await link.GetAsync("/zip")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await link.PageAsync()).ShouldNotContain("href=\"download");
        (await link.PageAsync($"/photos/{(await fixture.PhotoAsync(IndexedApp.Together)).Id}")).ShouldNotContain(IndexedApp.Musk);
    }
}
