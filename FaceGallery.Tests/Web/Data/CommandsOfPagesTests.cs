using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Library;
using FaceGallery.Web.Proposals;
using FaceGallery.Web.Review;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Data;

/// <summary>What a page reads takes as many commands for many items as for few.</summary>
public sealed class CommandsOfPagesTests(IndexedParty party)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_of_links()
    {
        await using var app = await party.StartAsync();
        await app.NameOneFaceEachAsync();
        await app.StopIndexingAsync();
        var people = await app.QueryAsync(context => context.People.Select(person => person.Id).ToListAsync(Stop));

        async Task<int> CommandsAsync(int links)
        {
            foreach (var number in Enumerable.Range(0, links))
            {
                await app.LinkToAsync(AlbumKey.OfPerson(people[number % people.Count]));
            }

            return await app.CommandsAsync<ShareService>(shares => shares.PageAsync(0, 50, Stop));
        }

        var few = await CommandsAsync(10);
        (await CommandsAsync(490)).ShouldBe(few);
    }

    [Fact]
    public async Task A_link_for_everybody()
    {
        await using var app = await party.StartAsync();
        await app.NameOneFaceEachAsync();
        await app.StopIndexingAsync();
        var before = await app.CommandsAsync<BulkLinks>(links => links.ListAsync(AlbumKey.Everything, Stop));
        await app.CommandsAsync<BulkLinks>(links => links.MakeAsync(AlbumKey.Everything, new HashSet<int>(), Stop));

        // Where there are links, their people are named and their photos counted, too.
        (await app.CommandsAsync<BulkLinks>(links => links.ListAsync(AlbumKey.Everything, Stop))).ShouldBeLessThanOrEqualTo(before + 2);
    }

    [Fact]
    public async Task Review()
    {
        var library = await party.CopyAsync(("Recognition:MinMatchSimilarity", "0.99"), ("Recognition:MinSupportSimilarity", "0.99"));
        foreach (var portrait in SharedFiles.PhotosBelow("party/People"))
        {
            library.AddPortrait(portrait);
        }

        await using var app = await RunningApp.StartAsync(library);
        await app.WaitUntilIndexedAsync();
        await app.StopIndexingAsync();
        var questions = await app.UseAsync<ReviewService, int>(review => review.CountQuestionsAsync(null, Stop));
        questions.ShouldBeGreaterThan(5);

        // The number beside "Review" is told without reading all of them.
        (await app.UseAsync<ReviewService, int>(review => review.CountUpToAsync(1_000, Stop))).ShouldBe(questions);
        (await app.UseAsync<ReviewService, int>(review => review.CountUpToAsync(5, Stop))).ShouldBe(5);

        // What a vector says of its face stays as it is: it is not read again, so that nobody misses it.
        await app.QueryAsync(context => context.FaceEmbeddings.ExecuteUpdateAsync(set => set.SetProperty(embedding => embedding.Vector, Array.Empty<byte>()), Stop));
        app.Services.GetRequiredService<LibraryEvents>().Publish(LibraryTopics.Faces);
        (await app.UseAsync<ReviewService, int>(review => review.CountQuestionsAsync(null, Stop))).ShouldBe(questions);

        async Task<int> CommandsAsync(int take) => await app.CommandsAsync<ReviewService>(review => review.PageAsync(null, 0, take, Stop));

        (await CommandsAsync(500)).ShouldBe(await CommandsAsync(1));
    }

    [Fact]
    public async Task What_guests_asked_for()
    {
        await using var app = await party.StartAsync();
        await app.StopIndexingAsync();
        foreach (var link in new[] { await app.LinkToAsync(AlbumKey.Everything), await app.LinkToAsync(AlbumKey.Group) })
        {
            foreach (var photo in await app.ShownIdsAsync(link))
            {
                await app.UseAsync<GuestProposals, ProposalOutcome>(guests => guests.MeTooAsync(link, photo, "Anna", Stop));
            }
        }

        async Task<int> CommandsAsync(int most) => await app.CommandsAsync<ProposalService>(said => said.GroupsAsync(int.MaxValue, most, _ => most * 10, Stop));

        (await CommandsAsync(50)).ShouldBe(await CommandsAsync(1));
    }
}
