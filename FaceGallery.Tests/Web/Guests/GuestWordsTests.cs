using System.Net;
using System.Net.Http.Headers;
using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Guests.Finding;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FaceGallery.Tests.Web.Guests;

/// <summary>What guests send: pictures of theirs, and what they say of photos.</summary>
public sealed class GuestWordsTests(IndexedApp fixture) : IClassFixture<IndexedApp>
{
    private static readonly ShareSettings Finding = new() { AllowsFindMe = true };

    private RunningApp App => fixture.App;

    [Fact]
    public async Task A_picture_of_a_guest_finds_their_photos_and_their_word_waits_for_the_owner()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, Finding);
        var found = await (await SendAsync(link, await File.ReadAllBytesAsync(SharedFiles.Photos("party/People/Elon Musk.jpg"), TestContext.Current.CancellationToken)))
            .Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        GuestLink.PhotosOf(found).ShouldBe([(await fixture.PhotoAsync(IndexedApp.Together)).Id]);

        var face = found.Split("name=\"faces\" value=\"")[1].Split('"')[0];
        var answer = await link.PostAsync("/find", "/that-is-me", ("name", "Elon"), ("faces", face));
        answer.Headers.Location!.ToString().ShouldEndWith("?said=Stored#said");
        var proposal = await fixture.QueryAsync(context => context.Proposals.SingleAsync(said => said.Name == "Elon", TestContext.Current.CancellationToken));
        (proposal.Kind, proposal.AnsweredAt).ShouldBe((ProposalKind.ThatIsMe, null));
        (await fixture.QueryAsync(context => context.People.AnyAsync(person => person.Name == "Elon", TestContext.Current.CancellationToken))).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_is_looked_for_where_the_owner_does_not_allow_it()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything);

        (await link.GetAsync("/find")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await link.PageAsync()).ShouldNotContain("href=\"find\"");
    }

    [Fact]
    public async Task What_shows_nobody_is_answered_with_what_to_do()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, Finding);
        var owl = await File.ReadAllBytesAsync(SharedFiles.Photos("nofaces/hardanimal_n01622779_great_grey_owl.jpg"), TestContext.Current.CancellationToken);
        var (nobody, text) = (await SendAsync(link, owl), await SendAsync(link, "just text"u8.ToArray()));

        (nobody.StatusCode, text.StatusCode).ShouldBe((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity));
        (await nobody.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("see a face clearly");
        (await text.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("This file is not a picture");
    }

    [Fact]
    public async Task A_picture_that_is_too_large_is_not_taken()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, Finding);

        (await SendAsync(link, new byte[SelfieUpload.MaxBytes + 1])).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_photo_that_a_guest_does_not_want_shown_is_gone_from_their_link_at_once_and_from_no_other()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.OfPerson(await fixture.PersonIdAsync(IndexedApp.Obama)));
        using var others = await GuestLink.ToAsync(App, AlbumKey.Everything);
        var photo = (await fixture.PhotoAsync(IndexedApp.Alone)).Id;
        (await link.PhotosAsync()).ShouldContain(photo);

        var answer = await link.PostAsync($"/photos/{photo}", $"/photos/{photo}/say", ("what", "do-not-show"));
        answer.Headers.Location!.ToString().ShouldBe($"{link.Path}?said=Hidden#said");
        (await link.PhotosAsync()).ShouldNotContain(photo);
        (await link.GetAsync($"/photos/{photo}/thumb")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await others.PhotosAsync()).ShouldContain(photo);
        await fixture.QueryAsync(context => context.Proposals.Where(said => said.PhotoId == photo).ExecuteDeleteAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Only_the_guest_who_hid_a_photo_can_undo_that()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything);
        var photo = (await fixture.PhotoAsync(IndexedApp.Alone)).Id;
        await link.PostAsync($"/photos/{photo}", $"/photos/{photo}/say", ("what", "do-not-show"));
        var token = (await link.PageAsync("?said=Hidden")).Split($"name=\"{GuestLink.TokenField}\" value=\"")[1].Split('"')[0];
        var (undo, path) = (new[] { KeyValuePair.Create("what", "undo"), KeyValuePair.Create(GuestLink.TokenField, token) }, $"{link.Path}/photos/{photo}/say");

        using var another = link.NewGuest();
        (await another.GetStringAsync($"{link.Path}?said=Hidden", TestContext.Current.CancellationToken)).ShouldNotContain("value=\"undo\"");
        (await link.PhotosAsync()).ShouldNotContain(photo);

        var answer = await link.Guest.PostAsync(path, new FormUrlEncodedContent(undo), TestContext.Current.CancellationToken);
        answer.Headers.Location!.ToString().ShouldBe($"{link.Path}/photos/{photo}?said=Withdrawn#said");
        (await link.PhotosAsync()).ShouldContain(photo);
    }

    [Fact]
    public async Task A_form_of_another_site_says_nothing()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything);
        var photo = (await fixture.PhotoAsync(IndexedApp.Together)).Id;

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("what", "do-not-show")]);
        var answer = await link.Guest.PostAsync($"{link.Path}/photos/{photo}/say", form, TestContext.Current.CancellationToken);
        answer.Headers.Location!.ToString().ShouldBe(link.Path);
        (await link.PhotosAsync()).ShouldContain(photo);
    }

    private static async Task<HttpResponseMessage> SendAsync(GuestLink link, byte[] picture)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await link.FormTokenAsync("/find")), GuestLink.TokenField } };
        var file = new ByteArrayContent(picture) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };
        form.Add(file, "picture", "me.jpg");
        return await link.Guest.PostAsync(link.Path + "/find", form, TestContext.Current.CancellationToken);
    }
}
