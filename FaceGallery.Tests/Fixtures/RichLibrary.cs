using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Events;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Events;
using FaceGallery.Web.History;
using FaceGallery.Web.Naming;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FaceGallery.Tests.Fixtures;

/// <summary>A library in which all was said that can be said: people with and without portraits, rejections, strangers, events, stacks, links, saved searches, guests' words.</summary>
public sealed class RichLibrary : IAsyncLifetime
{
    public const string Obama = "Barack Obama";
    public const string Musk = "Elon Musk";
    public const string Bryce = "Bryce Dallas Howard";
    public const string Small = "small.jpg";
    public const string Camera = "Canon EOS";
    public const string Album = "Best of";

    /// <summary>Takes its event apart when it is hidden.</summary>
    public const string Bridge = "2026/bridge.jpg";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp? _app;
    private AsyncServiceScope _page;

    public RunningApp App => _app ?? throw new InvalidOperationException("It is not started.");

    public async ValueTask InitializeAsync()
    {
        var library = new TestLibrary();
        library.AddPortrait("party/People/Barack Obama.jpg");
        library.AddPortrait("party/People/Elon Musk.jpg");
        var truth = PartyTruth.Read();
        foreach (var photo in new[] { Obama, Musk, Bryce, "Will Smith", "Mel Gibson" }.SelectMany(person => truth.PhotosOf(person).Take(5)).Distinct())
        {
            library.AddPhoto($"party/Photos/{photo}");
        }

        Collage.InCorner(Path.Combine(library.Photos, Small), SharedFiles.Photos("groups/g20_leaders-turkey.jpg"), longSide: 220);
        TwoOccasions.Add(library, Bridge, TwoOccasions.Second.AddHours(7));
        foreach (var number in Enumerable.Range(0, EventGrouping.LeastPhotos))
        {
            TwoOccasions.Add(library, $"Birthday/{number}.jpg", TwoOccasions.First.AddMinutes(20 * number));
            TwoOccasions.Add(library, $"2026/{number}.jpg", TwoOccasions.Second.AddMinutes(20 * number));
            TwoOccasions.Add(library, $"2026/late {number}.jpg", TwoOccasions.Second.AddHours(14).AddMinutes(20 * number));
        }

        await StartAsync(await RunningApp.StartAsync(library));
        await SayAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _page.DisposeAsync();
            await _app.DisposeAsync();
        }
    }

    /// <summary>Another process's app on the same library.</summary>
    public async Task RestartAsync()
    {
        await _page.DisposeAsync();
        await StartAsync(await App.RestartAsync());
    }

    /// <summary>As a page of the owner has it.</summary>
    public T Get<T>()
        where T : notnull =>
        _page.ServiceProvider.GetRequiredService<T>();

    public Task<int> PersonAsync(string name) => App.QueryAsync(context => context.People.Where(person => person.Name == name).Select(person => person.Id).SingleAsync(Stop));

    public Task<int> PhotoAsync(string path) => App.QueryAsync(context => context.Photos.Where(photo => photo.Path == path).Select(photo => photo.Id).SingleAsync(Stop));

    /// <summary>An album by hand, of <see cref="Small"/> and <see cref="Bridge"/>.</summary>
    public Task<int> SmartAlbumAsync() => App.QueryAsync(context => context.SmartAlbums.MinAsync(album => album.Id, Stop));

    public Task<int> AlbumAsync() => App.QueryAsync(context => context.OwnAlbums.Where(album => album.Name == Album).Select(album => album.Id).SingleAsync(Stop));

    public Task<int> EventAsync(string path) => App.QueryAsync(context => context.Photos.Where(photo => photo.Path == path).Select(photo => photo.EventId!.Value).SingleAsync(Stop));

    /// <summary>Faces of the party's photos of a person, those first that are alone.</summary>
    public Task<List<int>> FacesAsync(string person)
    {
        var photos = PartyTruth.Read().PhotosOf(person).ToList();
        return App.QueryAsync(context => context.Faces.Where(face => photos.Contains(face.Photo!.Path))
            .OrderBy(face => face.Photo!.FaceCount).ThenBy(face => face.Id).Select(face => face.Id).ToListAsync(Stop));
    }

    private async Task StartAsync(RunningApp app)
    {
        _app = app;
        await app.WaitUntilIndexedAsync();
        _page = await app.AsOwnerAsync();
    }

    private async Task SayAsync()
    {
        var tagging = Get<FaceTagging>();
        var bryce = await FacesAsync(Bryce);
        var named = await tagging.NameAsync([bryce[0]], Bryce, Contradictions.None, Stop);
        await tagging.RejectAsync([bryce[1]], named.PersonId, Stop);
        await tagging.NameAsync([(await FacesAsync(Musk))[0]], Musk, Contradictions.None, Stop);
        await tagging.NameAsync([(await FacesAsync(Obama))[0]], Obama, Contradictions.None, Stop);
        await Get<PeopleEditing>().WithdrawAsync((await FacesAsync(Obama))[0], Stop);
        var mel = await FacesAsync("Mel Gibson");
        await tagging.IgnoreAsync([mel[0]], Stop);
        await tagging.MarkAsNotFacesAsync([mel[1]], Stop);
        await App.QueryAsync(context => context.Photos.Where(photo => photo.EventId != null).ExecuteUpdateAsync(set => set.SetProperty(photo => photo.Camera, Camera), Stop));
        await Get<PhotoHiding>().HideAsync([await PhotoAsync("2026/4.jpg")], isHidden: true, Stop);
        await Get<PhotoEditing>().FavourAsync([await PhotoAsync(Small)], isFavourite: true, Stop);
        await Get<OwnAlbumEditing>().CreateAsync(Album, [await PhotoAsync(Small), await PhotoAsync(Bridge)], Stop, "For grandma");
        await Get<PhotoStacking>().StackAsync([await PhotoAsync("Birthday/0.jpg"), await PhotoAsync("Birthday/1.jpg")], Stop);
        await SearchesAsync(await PersonAsync(Musk), await PersonAsync(Obama), await EventAsync("Birthday/0.jpg"));
    }

    private Task<int> SearchesAsync(int musk, int obama, int birthday) => App.QueryAsync(async context =>
    {
        foreach (var search in new PhotoSearch[] { new() { AllOf = [musk] }, new() { AllOf = [musk, obama], NoneOf = [musk] }, new() { EventId = birthday } }.Select(PhotoSearchText.Write))
        {
            context.Shares.Add(new Share { TokenHash = Guid.NewGuid().ToByteArray(), ProtectedToken = "", Search = search, CreatedAt = TwoOccasions.First });
            context.SmartAlbums.Add(new SmartAlbum { Name = search, Search = search });
        }

        await context.SaveChangesAsync(Stop);
        var (share, face) = (await context.Shares.MinAsync(share => share.Id, Stop), await context.Faces.FirstAsync(face => face.PersonId == musk, Stop));
        context.SharePhotos.Add(new SharePhoto { ShareId = share, PhotoId = face.PhotoId, AddedAt = TwoOccasions.First });
        foreach (var kind in Enum.GetValues<ProposalKind>())
        {
            context.Proposals.Add(new Proposal { Kind = kind, ShareId = share, PhotoId = face.PhotoId, PersonId = musk, FaceIds = [face.Id], MadeAt = TwoOccasions.First, HidesAtOnce = kind == ProposalKind.DoNotShow });
        }

        return await context.SaveChangesAsync(Stop);
    });
}
