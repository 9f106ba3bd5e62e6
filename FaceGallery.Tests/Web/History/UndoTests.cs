using System.Text.Json;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.History;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Albums;
using FaceGallery.Web.Calibration;
using FaceGallery.Web.Clusters;
using FaceGallery.Web.Events;
using FaceGallery.Web.Exchange;
using FaceGallery.Web.Faces;
using FaceGallery.Web.History;
using FaceGallery.Web.Library;
using FaceGallery.Web.Naming;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.People;
using FaceGallery.Web.Proposals;
using FaceGallery.Web.Review;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FaceGallery.Tests.Web.History;

/// <summary>Every kind of change is undone to the last value of the last row.</summary>
public sealed class UndoTests(RichLibrary rich) : IClassFixture<RichLibrary>
{
    private static readonly Dictionary<ChangeKind, Func<RichLibrary, Task<ChangeResult>>> Changes = new()
    {
        [ChangeKind.Named] = async rich => await rich.Get<FaceTagging>().NameAsync([(await rich.FacesAsync("Will Smith"))[0]], "Will", Contradictions.None, Stop),
        [ChangeKind.Rejected] = async rich => await rich.Get<FaceTagging>().RejectAsync([(await rich.FacesAsync(RichLibrary.Obama))[1]], await rich.PersonAsync(RichLibrary.Obama), Stop),
        [ChangeKind.CalledStrangers] = async rich => await rich.Get<FaceTagging>().IgnoreAsync(await rich.FacesAsync(RichLibrary.Musk), Stop),
        [ChangeKind.CalledNoFaces] = async rich => await rich.Get<FaceTagging>().MarkAsNotFacesAsync(await rich.FacesAsync(RichLibrary.Musk), Stop),
        [ChangeKind.Reconsidered] = async rich => await rich.Get<FaceTagging>().ReconsiderAsync(await WhereAsync(rich, face => face.IsStranger || face.IsNotAFace), Stop),
        [ChangeKind.Renamed] = async rich => await rich.Get<PeopleEditing>().RenameAsync(await rich.PersonAsync(RichLibrary.Obama), "Barry", Contradictions.None, Stop),
        [ChangeKind.PeopleMerged] = async rich => await rich.Get<PeopleEditing>().MergeAsync(
            await rich.PersonAsync(RichLibrary.Obama), [await rich.PersonAsync(RichLibrary.Musk), await rich.PersonAsync(RichLibrary.Bryce)], Contradictions.TwiceInPhoto, Stop),
        [ChangeKind.PersonEdited] = async rich => await rich.Get<PeopleEditing>().EditAsync(
            await rich.PersonAsync(RichLibrary.Musk), new PersonEdit("Elon", IsHidden: true, IsPrivate: true, new BirthdayEdit(new DateOnly(2026, 7, 5)), (await rich.FacesAsync(RichLibrary.Musk))[0]), Stop),
        [ChangeKind.Forgotten] = async rich => await rich.Get<PeopleEditing>().ForgetAsync(await rich.PersonAsync(RichLibrary.Musk), Stop),
        [ChangeKind.EnrolmentWithdrawn] = async rich => await rich.Get<PeopleEditing>().WithdrawAsync((await WhereAsync(rich, face => face.Photo!.Path == "Elon Musk.jpg"))[0], Stop),
        [ChangeKind.Enrolled] = async rich => await rich.Get<PeopleEditing>().EnrolAsync((await rich.FacesAsync(RichLibrary.Obama))[0], Contradictions.None, Stop),
        [ChangeKind.ClustersMerged] = async rich => await rich.Get<ClusterEditing>().MergeAsync([.. (await ClustersAsync(rich)).Take(2).Select(ClusterKey.Of)], Stop),
        [ChangeKind.ClusterSplit] = async rich =>
        {
            var cluster = (await ClustersAsync(rich))[0];
            return await rich.Get<ClusterEditing>().SplitAsync([(await WhereAsync(rich, face => face.ClusterId == cluster))[0]], Stop);
        },
        [ChangeKind.FaceDrawn] = async rich => (await rich.Get<FaceFinding>().DrawAsync(await rich.PhotoAsync("IMG_0002.jpg"), new(0.01f, 0.01f, 0.05f, 0.05f), "Hidden", Contradictions.None, Stop)).Change,
        [ChangeKind.LookedCloser] = async rich => (await rich.Get<FaceFinding>().DeepScanAsync([await rich.PhotoAsync(RichLibrary.Small)], report: null, Stop)).Change,
        [ChangeKind.ThresholdSet] = async rich => await rich.Get<ThresholdEditing>().SetAsync(0.7f, Stop),
        [ChangeKind.EventNamed] = async rich => await rich.Get<EventEditing>().RenameAsync(await rich.EventAsync("Birthday/0.jpg"), "Anna is 30", Stop),
        [ChangeKind.EventsMerged] = async rich => await rich.Get<EventEditing>().MergeAsync(await rich.EventAsync(RichLibrary.Bridge), [await rich.EventAsync("Birthday/0.jpg")], Stop),
        [ChangeKind.EventSplit] = async rich => await rich.Get<EventEditing>().SplitAsync(await rich.PhotoAsync("2026/late 0.jpg"), Stop),
        [ChangeKind.ClockShifted] = async rich => await rich.Get<EventEditing>().ShiftClockAsync(await rich.EventAsync("Birthday/0.jpg"), RichLibrary.Camera, 90, Stop),
        [ChangeKind.PhotosHidden] = async rich => await rich.Get<PhotoHiding>().HideAsync([await rich.PhotoAsync(RichLibrary.Bridge)], isHidden: true, Stop),
        [ChangeKind.PhotosShown] = async rich => await rich.Get<PhotoHiding>().HideAsync([await rich.PhotoAsync("2026/4.jpg")], isHidden: false, Stop),
        [ChangeKind.Favoured] = async rich => await rich.Get<PhotoEditing>().FavourAsync([await rich.PhotoAsync("IMG_0002.jpg"), await rich.PhotoAsync(RichLibrary.Bridge)], isFavourite: true, Stop),
        [ChangeKind.Unfavoured] = async rich => await rich.Get<PhotoEditing>().FavourAsync([await rich.PhotoAsync(RichLibrary.Small)], isFavourite: false, Stop),
        [ChangeKind.Captioned] = async rich => await rich.Get<PhotoEditing>().CaptionAsync(await rich.PhotoAsync(RichLibrary.Small), "Everybody", Stop),
        [ChangeKind.TimeCorrected] = async rich => await rich.Get<PhotoEditing>().CorrectTimeAsync([await rich.PhotoAsync(RichLibrary.Bridge)], new DateTime(1999, 12, 31, 23, 59, 0, DateTimeKind.Unspecified), Stop),
        [ChangeKind.PlaceCorrected] = async rich => await rich.Get<PhotoEditing>().CorrectPlaceAsync([await rich.PhotoAsync(RichLibrary.Small)], (47.2, -8.7), Stop),
        [ChangeKind.Rotated] = async rich => await rich.Get<PhotoEditing>().RotateAsync([await rich.PhotoAsync("IMG_0002.jpg"), await rich.PhotoAsync(RichLibrary.Small)], 90, Stop),
        [ChangeKind.EventCoverChosen] = async rich => await rich.Get<EventEditing>().ChooseCoverAsync(await rich.EventAsync("Birthday/0.jpg"), await rich.PhotoAsync("Birthday/2.jpg"), Stop),
        [ChangeKind.AlbumCreated] = async rich => (await rich.Get<OwnAlbumEditing>().CreateAsync("New", [await rich.PhotoAsync(RichLibrary.Small)], Stop, "For grandma")).Change,
        [ChangeKind.AlbumFilled] = async rich => await rich.Get<OwnAlbumEditing>().AddAsync(await rich.AlbumAsync(), [await rich.PhotoAsync("IMG_0002.jpg")], Stop),
        [ChangeKind.AlbumEmptied] = async rich => await rich.Get<OwnAlbumEditing>().RemoveAsync(await rich.AlbumAsync(), [await rich.PhotoAsync(RichLibrary.Small)], Stop),
        [ChangeKind.AlbumEdited] = async rich => await rich.Get<OwnAlbumEditing>().EditAsync(await rich.AlbumAsync(), new OwnAlbumEdit("Other", "", await rich.PhotoAsync(RichLibrary.Bridge)), Stop),
        [ChangeKind.AlbumArranged] = async rich => await rich.Get<OwnAlbumEditing>().MoveAsync(await rich.AlbumAsync(), [await rich.PhotoAsync(RichLibrary.Small)], 0, Stop),
        [ChangeKind.AlbumDeleted] = async rich => await rich.Get<OwnAlbumEditing>().DeleteAsync(await rich.AlbumAsync(), Stop),
        [ChangeKind.NamesImported] = async rich => (await rich.Get<LibraryImport>().ImportAsync(Findings.Of(
            new(await rich.PhotoAsync("IMG_0002.jpg"), "Nobody yet", new(0.01f, 0.01f, 0.05f, 0.05f)), new(await rich.PhotoAsync("2026/4.jpg"), "Somebody else", Box: null)), "XMP", progress: null, Stop)).Change,
        [ChangeKind.Imported] = async rich => (await rich.Get<LibraryImport>().ImportAsync(await FindingsAsync(rich), "Takeout", progress: null, Stop)).Change,
        [ChangeKind.Stacked] = async rich => await rich.Get<PhotoStacking>().StackAsync([await rich.PhotoAsync(RichLibrary.Small), await rich.PhotoAsync("Birthday/1.jpg"), await rich.PhotoAsync("2026/4.jpg")], Stop),
        [ChangeKind.Unstacked] = async rich => await rich.Get<PhotoStacking>().UnstackAsync([await rich.PhotoAsync("Birthday/0.jpg")], Stop),
        [ChangeKind.StackTopChosen] = async rich => await rich.Get<PhotoStacking>().ChooseTopAsync(await rich.PhotoAsync("Birthday/1.jpg"), Stop),
        [ChangeKind.SearchKept] = async rich => await rich.Get<SmartAlbumService>().SaveAsync("Animals", AlbumKey.NoFace, Stop),
        [ChangeKind.SmartAlbumEdited] = async rich => await rich.Get<SmartAlbumService>().RenameAsync(await rich.SmartAlbumAsync(), "Animals", Stop),
        [ChangeKind.SmartAlbumRemoved] = async rich => await rich.Get<SmartAlbumService>().RemoveAsync(await rich.SmartAlbumAsync(), Stop),
        [ChangeKind.ProposalsDeclined] = async rich => await rich.Get<ProposalAnswering>().DeclineAsync(1, Stop),
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<ChangeKind> Kinds => [.. Enum.GetValues<ChangeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_is_undone_exactly_at_once_and_after_a_restart(ChangeKind kind)
    {
        var before = await rich.App.FingerprintAsync();
        var change = await MakeAsync(kind);
        await UndoAsync(change);
        await ShouldBeAsync(before);

        var again = await MakeAsync(kind);
        await rich.RestartAsync();
        await UndoAsync(again);

        // As the next scan does: that of the restart parted what was hidden or shown.
        await rich.Get<EventFormation>().FormAsync(Stop);
        await ShouldBeAsync(before);
    }

    [Fact]
    public async Task Whoever_is_left_without_a_face_when_a_name_is_corrected_is_gone_and_comes_back_with_the_undo()
    {
        var (face, tagging) = ((await rich.FacesAsync("Will Smith"))[0], rich.Get<FaceTagging>());
        var wrong = (await tagging.NameAsync([face], "Wil", Contradictions.None, Stop)).ChangeId!.Value;
        var before = await rich.App.FingerprintAsync();

        var change = await tagging.NameAsync([face], "Will", Contradictions.None, Stop);

        (await rich.Get<PeopleService>().ListAsync(Stop)).Select(person => person.Name).ShouldNotContain("Wil");
        await UndoAsync(change.ChangeId!.Value);
        await ShouldBeAsync(before);
        await UndoAsync(wrong);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_pages_keep_follows_it(ChangeKind kind)
    {
        var album = await rich.AlbumAsync();
        await KeptAsync(album);
        var change = await MakeAsync(kind);

        var kept = await KeptAsync(album);
        rich.Get<LibraryEvents>().Publish(LibraryTopics.All);
        kept.ShouldBe(await KeptAsync(album));
        await UndoAsync(change);
    }

    [Theory]
    [InlineData(ChangeKind.Favoured, false)]
    [InlineData(ChangeKind.Captioned, false)]
    [InlineData(ChangeKind.AlbumFilled, false)]
    [InlineData(ChangeKind.EventNamed, false)]
    [InlineData(ChangeKind.Named, true)]
    [InlineData(ChangeKind.PhotosHidden, true)]
    public async Task Faces_are_counted_anew_only_where_it_matters(ChangeKind kind, bool matters)
    {
        var before = await rich.Get<PeopleCache>().ListAsync(Stop);
        var change = await MakeAsync(kind);

        (await rich.Get<PeopleCache>().ListAsync(Stop) != before).ShouldBe(matters);
        await UndoAsync(change);
    }

    private async Task<string> KeptAsync(int album) => JsonSerializer.Serialize(new
    {
        People = await rich.Get<PeopleService>().ListAsync(Stop),
        Together = await rich.Get<CoOccurrenceService>().ListAsync(Stop),
        Unknown = await rich.Get<ClusterService>().ListAsync(Stop),
        Questions = await rich.Get<ReviewService>().PageAsync(null, 0, 100, Stop),
        All = await rich.Get<AlbumService>().ShapesAsync(AlbumKey.Everything, Stop),
        Favourites = await rich.Get<AlbumService>().ShapesAsync(AlbumKey.Favourites, Stop),
        Own = await rich.Get<AlbumService>().ShapesAsync(AlbumKey.OfOwn(album), Stop),
    });

    /// <summary>Tells the rows that differ: all would be too many to read.</summary>
    private async Task ShouldBeAsync(string before)
    {
        var (was, now) = (before.Split('\n'), (await rich.App.FingerprintAsync()).Split('\n'));
        was.Except(now).Select(row => $"was {row}").Concat(now.Except(was).Select(row => $"is {row}")).ShouldBeEmpty();
        now.Length.ShouldBe(was.Length);
    }

    private async Task<int> MakeAsync(ChangeKind kind)
    {
        Changes.ShouldContainKey(kind, "A kind of change whose undo nobody tries.");
        var before = await rich.App.FingerprintAsync();
        var change = (await Changes[kind](rich)).ChangeId.ShouldNotBeNull();

        (await rich.App.FingerprintAsync()).ShouldNotBe(before);
        (await rich.App.QueryAsync(context => context.Changes.Where(made => made.Id == change).Select(made => made.Kind).SingleAsync(Stop))).ShouldBe(kind);
        return change;
    }

    private Task<int> UndoAsync(int change) => rich.Get<ChangeHistory>().UndoAsync(change, withLater: false, Stop);

    private static async Task<Findings> FindingsAsync(RichLibrary rich)
    {
        var (photo, party) = (await rich.PhotoAsync("Birthday/1.jpg"), await rich.PhotoAsync("IMG_0002.jpg"));
        var words = new PhotoWords { IsFavourite = true, IsHidden = true, Caption = "The lake", Keywords = ["Como"], TakenAt = new DateTime(1999, 12, 31, 23, 59, 0, DateTimeKind.Unspecified), Place = (46, 9.25), Turn = 90 };
        return Findings.Of(new NamedRegion(party, "Nobody yet", new(0.01f, 0.01f, 0.05f, 0.05f))) with
        {
            Words = new Dictionary<int, PhotoWords> { [photo] = words },
            Albums = [new FoundAlbum("Lake Como", "Far away", photo, [photo, party], IsInOrder: true), new FoundAlbum(RichLibrary.Album, null, null, [party], IsInOrder: false)],
        };
    }

    private static Task<List<int>> WhereAsync(RichLibrary rich, System.Linq.Expressions.Expression<Func<Face, bool>> which) =>
        rich.App.QueryAsync(context => context.Faces.Where(which).OrderBy(face => face.Id).Select(face => face.Id).ToListAsync(Stop));

    /// <summary>The largest first.</summary>
    private static Task<List<int>> ClustersAsync(RichLibrary rich) => rich.App.QueryAsync(context =>
        context.Faces.Where(face => face.ClusterId != null).GroupBy(face => face.ClusterId!.Value).OrderByDescending(cluster => cluster.Count()).ThenBy(cluster => cluster.Key)
            .Select(cluster => cluster.Key).ToListAsync(Stop));
}
