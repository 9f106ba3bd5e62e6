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
        var sent = await SendAsync(link, await File.ReadAllBytesAsync(SharedFiles.Photos("party/People/Elon Musk.jpg"), TestContext.Current.CancellationToken));
        sent.Headers.Location!.ToString().ShouldBe($"{link.Path}/found");
        var found = await link.PageAsync("/found");
        GuestLink.PhotosOf(found).ShouldBe([(await fixture.PhotoAsync(IndexedApp.Together)).Id]);

        // What was found is in this browser alone, while it is open.
        sent.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldSatisfyAllConditions(cookie => cookie.ShouldStartWith("facegallery.found="), cookie => cookie.ShouldNotContain("max-age"));
        using var another = link.NewGuest();
        (await another.GetAsync($"{link.Path}/found", TestContext.Current.CancellationToken)).Headers.Location!.ToString().ShouldBe($"{link.Path}/find");

        found.ShouldSatisfyAllConditions(page => page.ShouldContain("<ellipse cx="), page => page.ShouldContain("aria-label=\"Photo 1: this is me\""));
        var face = found.Split("name=\"faces\" value=\"")[1].Split('"')[0];
        var answer = await link.PostAsync("/find", "/that-is-me", ("name", "Elon"), ("faces", face));
        answer.Headers.Location!.ToString().ShouldBe($"{link.Path}/me?said=Stored#said");
        (await link.PageAsync("/me?said=Stored")).ShouldContain("<p id=\"said\" class=\"said\"");
        var nameless = await link.PostAsync("/find", "/that-is-me?from=me", ("name", " "), ("faces", face));
        nameless.Headers.Location!.ToString().ShouldBe($"{link.Path}/me?said=NoName#said");
        (await link.PageAsync("/me?said=NoName")).ShouldContain("<p id=\"said\" role=\"alert\">");
        var proposal = await fixture.QueryAsync(context => context.Proposals.SingleAsync(said => said.Name == "Elon", TestContext.Current.CancellationToken));
        (proposal.Kind, proposal.AnsweredAt).ShouldBe((ProposalKind.ThatIsMe, null));
        (await fixture.QueryAsync(context => context.People.AnyAsync(person => person.Name == "Elon", TestContext.Current.CancellationToken))).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_said_which_faces_are_theirs_finds_later_photos_in_that_browser_without_another_picture_until_it_is_forgotten()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, Finding);
        var (together, alone) = (await fixture.PhotoAsync(IndexedApp.Together), await fixture.PhotoAsync(IndexedApp.Alone));
        var person = await fixture.PersonIdAsync(IndexedApp.Obama);
        var obama = together.Faces.Single(face => face.PersonId == person).Id;
        (await link.GetAsync("/me")).Headers.Location!.ToString().ShouldBe($"{link.Path}/find");

        await link.PostAsync("/find", "/that-is-me", ("name", "Barack"), ("faces", $"{obama}"), ("found", $"{obama}.{alone.Faces[0].Id}"));
        (await link.PageAsync()).ShouldContain("href=\"me\"");
        (await link.PageAsync($"/photos/{alone.Id}")).ShouldContain("value=\"Barack\"", customMessage: "nobody writes their name at each photo");
        var mine = await link.PhotosAsync("/me");
        mine.ShouldSatisfyAllConditions(photos => photos.ShouldContain(together.Id), photos => photos.ShouldNotContain(alone.Id), photos => photos.Count.ShouldBeGreaterThan(1));
        using var another = link.NewGuest();
        (await another.GetStringAsync(link.Path, TestContext.Current.CancellationToken)).ShouldNotContain("href=\"me\"");

        await link.PostAsync("/me", "/forget");
        (await link.PageAsync()).ShouldNotContain("href=\"me\"");
        (await link.PageAsync($"/photos/{alone.Id}")).ShouldNotContain("value=\"Barack\"");
        await fixture.QueryAsync(context => context.Proposals.Where(said => said.Name == "Barack").ExecuteDeleteAsync(TestContext.Current.CancellationToken));
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
        answer.Headers.Location!.ToString().ShouldBe($"{link.Path}?said=Hidden&photo={photo}#said");
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
        var token = (await link.PageAsync($"?said=Hidden&photo={photo}")).Split($"name=\"{GuestLink.TokenField}\" value=\"")[1].Split('"')[0];
        var (undo, path) = (new[] { KeyValuePair.Create("what", "undo"), KeyValuePair.Create(GuestLink.TokenField, token) }, $"{link.Path}/photos/{photo}/say");

        using var another = link.NewGuest();
        (await another.GetStringAsync($"{link.Path}?said=Hidden&photo={photo}", TestContext.Current.CancellationToken)).ShouldNotContain("value=\"undo\"");
        (await link.PhotosAsync()).ShouldNotContain(photo);

        var answer = await link.Guest.PostAsync(path, new FormUrlEncodedContent(undo), TestContext.Current.CancellationToken);
        answer.Headers.Location!.ToString().ShouldBe($"{link.Path}/photos/{photo}?said=Withdrawn#said");
        (await link.PhotosAsync()).ShouldContain(photo);

        // Gone back to, the page no longer tells of it.
        (await link.PageAsync($"?said=Hidden&photo={photo}")).ShouldNotContain("id=\"said\"");
    }

    [Fact]
    public async Task The_address_of_a_hidden_photo_says_so_leads_back_and_undoes_it_however_many_were_hidden_since()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything);
        int[] photos = [(await fixture.PhotoAsync(IndexedApp.Alone)).Id, (await fixture.PhotoAsync(IndexedApp.NoFace)).Id];
        foreach (var photo in photos)
        {
            (await link.PageAsync($"/photos/{photo}")).ShouldContain("Hide it from everyone who has this link?");
            await link.PostAsync($"/photos/{photo}", $"/photos/{photo}/say", ("what", "do-not-show"));
        }

        var gone = await link.GetAsync($"/photos/{photos[0]}");
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await gone.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldSatisfyAllConditions(
            page => page.ShouldContain("This photo is no longer shown"), page => page.ShouldContain($"<base href=\"{link.Path}/\""), page => page.ShouldContain("href=\".\""));
        (await link.PageAsync()).ShouldContain("You hid 2 photos.");
        (await link.PageAsync("/photos/999999")).ShouldSatisfyAllConditions(page => page.ShouldContain("This photo is no longer shown"), page => page.ShouldNotContain("undo"));
        foreach (var attempt in new[] { "once", "twice" })
        {
            var undone = await link.PostAsync($"/photos/{photos[1]}", $"/photos/{photos[0]}/say", ("what", "undo"));
            undone.Headers.Location!.ToString().ShouldEndWith("?said=Withdrawn#said", customMessage: attempt);
        }

        (await link.PhotosAsync()).ShouldSatisfyAllConditions(shown => shown.ShouldContain(photos[0]), shown => shown.ShouldNotContain(photos[1]));

        (await link.PageAsync()).ShouldContain("You hid 1 photo.");
        using var another = link.NewGuest();
        (await another.GetStringAsync(link.Path, TestContext.Current.CancellationToken)).ShouldNotContain("You hid");
        (await link.PostAsync("", "/undo")).Headers.Location!.ToString().ShouldBe($"{link.Path}?said=Withdrawn#said");
        (await link.PhotosAsync()).ShouldContain(photos[1]);
        (await link.PageAsync()).ShouldNotContain("You hid");
    }

    [Fact]
    public async Task A_link_that_another_site_opens_knows_who_was_there_and_who_gave_the_passphrase()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { Passphrase = "open sesame" });
        var opened = await link.PostAsync("", "/passphrase", ("passphrase", "open sesame"));
        opened.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            cookie => cookie.ShouldStartWith("facegallery.passphrase"), cookie => cookie.ShouldContain("samesite=lax"));
        (await link.GetAsync()).Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("facegallery.visit", StringComparison.Ordinal)).ShouldContain("samesite=lax");

        var photo = (await fixture.PhotoAsync(IndexedApp.Together)).Id;
        var hidden = await link.PostAsync($"/photos/{photo}", $"/photos/{photo}/say", ("what", "do-not-show"));
        hidden.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldContain("samesite=strict");
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
        var answer = await link.Guest.PostAsync(link.Path + "/find", form, TestContext.Current.CancellationToken);
        return answer.Headers.Location is { OriginalString: var refused } && refused.Contains("problem=", StringComparison.Ordinal) ? await link.Guest.GetAsync(refused, TestContext.Current.CancellationToken) : answer;
    }
}
