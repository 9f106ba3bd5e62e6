using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Library;
using FaceGallery.Web.Proposals;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Proposals;

public sealed class GuestProposalsTests : IAsyncLifetime
{
    private readonly IndexedApp _library = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp App => _library.App;

    public ValueTask InitializeAsync() => _library.InitializeAsync();

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task What_the_link_does_not_show_cannot_be_spoken_of()
    {
        var link = await App.LinkToAsync(IndexedApp.Alone);
        var other = await App.PhotoIdAsync("strangers.jpg");
        var faces = (await App.FaceIdsAsync("strangers.jpg")).Concat(await App.FaceIdsAsync(IndexedApp.Alone)).ToList();

        (await SayAsync(guests => guests.ThatIsMeAsync(link, faces, "Anna", Stop))).ShouldBe(ProposalOutcome.NotShown);
        (await SayAsync(guests => guests.ThatIsMeAsync(link, [int.MaxValue], "Anna", Stop))).ShouldBe(ProposalOutcome.NotShown);
        (await SayAsync(guests => guests.MeTooAsync(link, other, "Anna", Stop))).ShouldBe(ProposalOutcome.NotShown);
        (await SayAsync(guests => guests.DoNotShowAsync(link, other, Stop))).ShouldBe(ProposalOutcome.NotShown);
        (await SayAsync(guests => guests.NotMeAsync(link, other, Stop))).ShouldBe(ProposalOutcome.NotShown);
        (await OpenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_a_name_is_refused()
    {
        var link = await App.LinkToAsync(IndexedApp.Alone);
        var (photo, faces) = (await App.PhotoIdAsync(IndexedApp.Alone), await App.FaceIdsAsync(IndexedApp.Alone));
        foreach (var name in new[] { null, "", " \u200b", "Group", new string('x', Proposal.MaxNameLength + 1) })
        {
            (await SayAsync(guests => guests.ThatIsMeAsync(link, faces, name, Stop))).ShouldBe(ProposalOutcome.NoName);
            (await SayAsync(guests => guests.MeTooAsync(link, photo, name, Stop))).ShouldBe(ProposalOutcome.NoName);
        }

        (await SayAsync(guests => guests.ThatIsMeAsync(link, [], "Anna", Stop))).ShouldBe(ProposalOutcome.NoFace);
    }

    [Fact]
    public async Task Who_it_is_not_can_be_said_only_by_the_link_of_the_person_whose_name_the_face_bears()
    {
        var photo = await App.PhotoIdAsync(IndexedApp.Together);
        var (own, wide) = (await LinkOfAsync(IndexedApp.Obama), await App.LinkToAsync(AlbumKey.Everything));

        (await SayAsync(guests => guests.NotMeAsync(wide, photo, Stop))).ShouldBe(ProposalOutcome.Meaningless);
        (await SayAsync(guests => guests.NotMeAsync(own, photo, Stop))).ShouldBe(ProposalOutcome.Stored);

        var obama = await _library.PersonIdAsync(IndexedApp.Obama);
        var face = (await _library.PhotoAsync(IndexedApp.Together)).Faces.Single(face => face.PersonId == obama);
        (await OpenAsync()).ShouldHaveSingleItem().FaceIds.ShouldBe([face.Id]);
    }

    [Fact]
    public async Task What_was_said_and_waits_is_not_asked_twice()
    {
        var link = await LinkOfAsync(IndexedApp.Obama);
        var (photo, faces) = (await App.PhotoIdAsync(IndexedApp.Together), await App.FaceIdsAsync(IndexedApp.Together));
        Task<ProposalOutcome>[] Say(string name) =>
        [
            SayAsync(guests => guests.ThatIsMeAsync(link, faces, name, Stop)),
            SayAsync(guests => guests.MeTooAsync(link, photo, name, Stop)),
            SayAsync(guests => guests.MeTooAsync(link, photo, null, Stop)),
            SayAsync(guests => guests.NotMeAsync(link, photo, Stop)),
        ];

        (await Task.WhenAll(Say("Anna"))).ShouldAllBe(outcome => outcome == ProposalOutcome.Stored);
        (await Task.WhenAll(Say("ANNA"))).ShouldAllBe(outcome => outcome == ProposalOutcome.SaidAlready);
        (await Task.WhenAll(Say("Bob"))).Count(outcome => outcome == ProposalOutcome.Stored).ShouldBe(2);
        (await SayAsync(guests => guests.DoNotShowAsync(link, photo, Stop))).ShouldBe(ProposalOutcome.Hidden);
        (await SayAsync(guests => guests.DoNotShowAsync(link, photo, Stop))).ShouldBe(ProposalOutcome.SaidAlready);
    }

    [Fact]
    public async Task What_was_answered_is_not_asked_again()
    {
        var link = await LinkOfAsync(IndexedApp.Obama);
        var (photo, faces) = (await App.PhotoIdAsync(IndexedApp.Together), await App.FaceIdsAsync(IndexedApp.Together));
        Func<GuestProposals, Task<ProposalOutcome>>[] words =
        [
            guests => guests.ThatIsMeAsync(link, faces, "Anna", Stop),
            guests => guests.MeTooAsync(link, photo, "Anna", Stop),
            guests => guests.NotMeAsync(link, photo, Stop),
            guests => guests.DoNotShowAsync(link, photo, Stop),
        ];
        foreach (var word in words)
        {
            (await SayAsync(word)).ShouldBeOneOf(ProposalOutcome.Stored, ProposalOutcome.Hidden);
        }

        await App.UseAsync((ProposalAnswering answering) => answering.DeclineAllAsync(link.Id, int.MaxValue, Stop));
        foreach (var word in words)
        {
            (await SayAsync(word)).ShouldBeOneOf(ProposalOutcome.SaidAlready, ProposalOutcome.Declined);
        }
    }

    [Fact]
    public async Task Whoever_says_the_same_ten_times_at_once_is_heard_once_and_a_link_has_its_measure()
    {
        var link = await App.LinkToAsync(AlbumKey.Everything);
        var photo = await App.PhotoIdAsync(IndexedApp.Alone);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SayAsync(guests => guests.MeTooAsync(link, photo, "Anna", Stop))));
        outcomes.Count(outcome => outcome == ProposalOutcome.Stored).ShouldBe(1);

        for (var guest = 1; guest < GuestProposals.MaxOpen; guest++)
        {
            (await SayAsync(guests => guests.MeTooAsync(link, photo, $"Guest {guest}", Stop))).ShouldBe(ProposalOutcome.Stored);
        }

        (await SayAsync(guests => guests.MeTooAsync(link, photo, "Too late", Stop))).ShouldBe(ProposalOutcome.TooMany);
        (await SayAsync(async guests => await guests.MeTooAsync(await App.LinkToAsync(AlbumKey.Group), await App.PhotoIdAsync(IndexedApp.Together), "Anna", Stop)))
            .ShouldBe(ProposalOutcome.Stored);
    }

    [Fact]
    public async Task What_is_said_tells_open_pages_and_nothing_else_changes()
    {
        var link = await App.LinkToAsync(AlbumKey.Everything);
        var (events, before) = (App.Services.GetRequiredService<LibraryEvents>(), await App.FingerprintAsync("Proposals"));
        var (version, content) = (events.VersionOf(LibraryTopics.Proposals), events.VersionOf(LibraryTopics.Content));

        await SayAsync(async guests => await guests.ThatIsMeAsync(link, await App.FaceIdsAsync("strangers.jpg"), "Anna", Stop));

        events.VersionOf(LibraryTopics.Proposals).ShouldBeGreaterThan(version);
        events.VersionOf(LibraryTopics.Content).ShouldBe(content);
        (await App.FingerprintAsync("Proposals")).ShouldBe(before);
    }

    private async Task<Share> LinkOfAsync(string person) => await App.LinkToAsync(AlbumKey.OfPerson(await _library.PersonIdAsync(person)));

    private Task<ProposalOutcome> SayAsync(Func<GuestProposals, Task<ProposalOutcome>> say) => App.UseAsync(say);

    private Task<List<Proposal>> OpenAsync() => App.QueryAsync(context => context.Proposals.AsNoTracking().ToListAsync(Stop));
}
