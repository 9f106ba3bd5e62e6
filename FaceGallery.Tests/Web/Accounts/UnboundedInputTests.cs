using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using FaceGallery.Domain.Names;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Shouldly;

namespace FaceGallery.Tests.Web.Accounts;

/// <summary>Whatever is sent, too long or without what belongs to it, is answered with what is wrong.</summary>
public sealed class UnboundedInputTests(IndexedApp fixture) : IClassFixture<IndexedApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("q=")]
    [InlineData("album=text-")]
    [InlineData("album=camera-")]
    public async Task A_search_for_50000_letters_is_a_bad_request(string query)
    {
        using var answer = await fixture.Client.GetAsync($"/api/v1/photos?{query}{new string('x', 50_000)}", Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_language_without_a_forms_token_is_not_chosen_and_leads_to_a_fresh_form()
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("language", "en")]);
        using var client = fixture.App.Anonymous();
        using var answer = await client.PostAsync("/language", form, Stop);

        $"{answer.Headers.Location}".ShouldBe("/account");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/login", "application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("/share/nothing/find", "application/x-www-form-urlencoded; charset=unicode-1-1-utf-7")]
    [InlineData("/language", "multipart/form-data; boundary=x")]
    public async Task A_form_in_an_encoding_that_nobody_reads_is_refused_with_all_that_protects_answers(string address, string type)
    {
        using var form = new StringContent("--x\r\nContent-Disposition: form-data; name=a\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n1\r\n--x--\r\n");
        form.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var client = fixture.App.Anonymous();

        using var answer = await client.PostAsync(address, form, Stop);

        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
        answer.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
    }

    [Theory]
    [InlineData("127.0.0.1:99999")]
    [InlineData("evil.example:99999")]
    public async Task A_port_that_is_none_is_refused(string host)
    {
        using var client = fixture.App.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Host", host);

        (await client.GetAsync("/login", Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_picture_to_be_found_by_that_breaks_off_is_no_picture()
    {
        using var link = await GuestLink.ToAsync(fixture.App, AlbumKey.Everything, new ShareSettings { AllowsFindMe = true });
        using var form = new StringContent("hello");
        form.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var client = fixture.App.Anonymous();

        $"{(await client.PostAsync($"{link.Path}/find", form, Stop)).Headers.Location}".ShouldBe($"{link.Path}/find?problem=Unreadable");
    }

    [Fact]
    public async Task A_link_to_more_photos_than_a_statement_has_room_for_shows_those_that_there_are()
    {
        using var body = JsonContent.Create(new { scope = new { photos = Enumerable.Range(1, 40_000).Select(id => $"{id}") } });

        using var answer = await fixture.Client.PostAsync("/api/v1/shares", body, Stop);

        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public void Names_hold_nothing_that_deceives_the_eye()
    {
        VisibleText.Of(" photo\u202Egpj\u200B.exe\u0007 ").ShouldBe("photogpj.exe");
        VisibleText.Of("👩‍👧").ShouldBe("👩‍👧");
        ZipNames.Distinct(["photo\u202Egpj.exe", "photo\u2066.jpg"]).ShouldBe(["photo_gpj.exe", "photo_.jpg"]);
    }
}
