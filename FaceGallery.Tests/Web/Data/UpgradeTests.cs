using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Data;

/// <summary>A library of 29 November 2026, with people, history, links, guests' words, saved searches and events, as that day's version wrote it.</summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    private const string ThatDay = "20261129085810_PhotosAndFiles";

    /// <summary>As the history calls rows and values since that day, whatever the code does.</summary>
    private const string Names =
        """
        Face Id PhotoId Ordinal Landmarks Score Origin Revision PersonId Similarity AssignedBy SuggestedPersonId SuggestedSimilarity IsNotAFace IsStranger ClusterId
        Person Id Name NameKey IsHidden IsPrivate Birthday CoverFaceId
        Enrolment FaceId PersonId
        Rejection FaceId PersonId
        PortraitMemory ContentHash NameKey PersonId
        FaceCluster Id IsOpened
        ChosenThreshold Id MinMatchSimilarity
        Photo Id RootId Kind Path Size ModifiedAt ContentHash Look State FailureReason RetryOnScan MissingSince IsDamaged Width Height Turn TakenAt ClockShiftMinutes TakenAtOffsetMinutes SortTime Camera Latitude Longitude Colour EventId IsHidden FaceCount NamedFaceCount
        PhotoEvent Id Name Folder FirstAt LastAt PhotoCount IsKept
        Share Id TokenHash ProtectedToken Title Search IsFrozen CreatedAt ExpiresAt PassphraseHash Download ShowsNames IsStripped IsReadable AllowsFindMe RevokedAt Visits Downloads LastVisitAt
        Proposal Id Kind ShareId PhotoId PersonId Name FaceIds HidesAtOnce MadeAt AnsweredAt
        SmartAlbum Id Name Search
        """;

    private const int Named = 1;
    private const int Merged = 2;

    private readonly TestLibrary _library = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        using (var folder = DataFolder.Open(_library.Data))
        {
            await using var services = new ServiceCollection().AddLogging().AddData(folder).BuildServiceProvider();
            await using var context = await services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(Stop);
            await context.GetService<IMigrator>().MigrateAsync(ThatDay, Stop);
            await context.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO Roots (Id, Path, Kind) VALUES (1, '/photos', 0);
                INSERT INTO Events (Id, Name, FirstAt, LastAt, PhotoCount, IsKept) VALUES (1, 'Garden party', '2026-07-04 18:00:00', '2026-07-04 20:00:00', 3, 1);
                INSERT INTO Photos (Id, RootId, Kind, Path, Size, ModifiedAt, ContentHash, State, RetryOnScan, IsDamaged, Width, Height, SortTime, FaceCount, NamedFaceCount, EventId, IsHidden)
                    SELECT value, 1, 0, value || '.jpg', 1, '2026-07-04 18:00:00', printf('%032x', value), 1, 0, 0, 4, 3, '2026-07-04 18:00:00', 1, 1, 1, value = 3
                    FROM json_each('[1,2,3]');
                INSERT INTO PhotoFiles (RootId, Kind, Path, Size, ModifiedAt, PhotoId) SELECT RootId, Kind, Path, Size, ModifiedAt, Id FROM Photos;
                INSERT INTO People (Id, Name, NameKey, Birthday) VALUES (1, 'Anna', 'ANNA', '1990-05-01');
                INSERT INTO Clusters (Id, IsOpened) VALUES (1, 1);
                INSERT INTO Faces (Id, PhotoId, Ordinal, Landmarks, Score, Origin, Revision, PersonId, Similarity, AssignedBy, IsNotAFace, IsStranger, Box_X, Box_Y, Box_Width, Box_Height, Quality_Flaws, Quality_Size, Quality_Sharpness, Quality_Yaw, Quality_Roll) VALUES
                    (1, 1, 0, zeroblob(40), 0.9, 0, 1, 1, NULL, 1, 0, 0, 0.1, 0.1, 0.2, 0.2, 0, 120, 9, 0, 0), (2, 2, 0, zeroblob(40), 0.9, 0, 1, 1, 0.8385254, 0, 0, 0, 0.1, 0.1, 0.2, 0.2, 0, 120, 9, 0, 0),
                    (3, 3, 0, zeroblob(40), 0.9, 0, 1, 1, NULL, 1, 0, 0, 0.1, 0.1, 0.2, 0.2, 0, 120, 9, 0, 0);
                INSERT INTO Enrolments (FaceId, PersonId) VALUES (1, 1), (3, 1);
                INSERT INTO ChosenThresholds (Id, MinMatchSimilarity) VALUES (1, 0.5);
                INSERT INTO PortraitMemories (ContentHash, NameKey, PersonId) VALUES ('00000000000000000000000000000009', 'BEN', 1);
                INSERT INTO Shares (Id, TokenHash, ProtectedToken, Search, IsFrozen, CreatedAt, Download, ShowsNames, IsStripped, IsReadable, AllowsFindMe, Visits, Downloads)
                    VALUES (1, x'0a', 'a', 'person-1', 0, '2026-07-05 09:00:00', 0, 1, 1, 0, 1, 7, 2);
                INSERT INTO SharePhotos (ShareId, PhotoId, AddedAt) VALUES (1, 1, '2026-07-05 09:00:00');
                INSERT INTO Proposals (Id, Kind, ShareId, PhotoId, PersonId, FaceIds, HidesAtOnce, MadeAt) VALUES (1, 1, 1, 3, 1, '[3]', 0, '2026-07-06 09:00:00');
                INSERT INTO SmartAlbums (Id, Name, Search) VALUES (1, 'Anna at the party', 'person-1_event-1');
                INSERT INTO Changes (Id, Kind, MadeAt, MadeBy, PersonId, Subject, Count, AlsoNamed) VALUES
                    (1, 0, '2026-07-05 08:00:00', 'owner', 1, 'Anna', 1, 1), (2, 6, '2026-07-05 08:01:00', 'owner', 1, 'Ben → Anna', 1, 0);
                INSERT INTO ChangedRows (ChangeId, Entity, Key, IsMachine, PersonId, Before, After) VALUES
                    (1, 'Enrolment', '1', 0, 1, NULL, '{{"FaceId":1,"PersonId":1}}'),
                    (1, 'Face', '1', 0, 1, '{{"AssignedBy":null,"ClusterId":1,"PersonId":null}}', '{{"AssignedBy":1,"ClusterId":null,"PersonId":1}}'),
                    (1, 'Face', '2', 1, 1, '{{"AssignedBy":null,"ClusterId":1,"PersonId":null,"Similarity":null}}', '{{"AssignedBy":0,"ClusterId":null,"PersonId":1,"Similarity":0.8385254}}'),
                    (1, 'Person', '1', 0, NULL, NULL, '{{"Id":-2147482473,"Birthday":null,"CoverFaceId":null,"IsHidden":false,"IsPrivate":false,"Name":"Anna","NameKey":"ANNA"}}'),
                    (2, 'Face', '3', 0, 1, '{{"PersonId":2}}', '{{"PersonId":1}}'), (2, 'Enrolment', '3', 0, 1, '{{"PersonId":2}}', '{{"PersonId":1}}'),
                    (2, 'PortraitMemory', '00000000000000000000000000000009,BEN', 0, 1, NULL, '{{"ContentHash":"00000000000000000000000000000009","NameKey":"BEN","PersonId":1}}'),
                    (2, 'Share', '1', 0, NULL, '{{"Search":"person-2"}}', '{{"Search":"person-1"}}'), (2, 'Proposal', '1', 0, 1, '{{"PersonId":2}}', '{{"PersonId":1}}'),
                    (2, 'Rejection', '1,2', 0, 2, '{{"FaceId":1,"PersonId":2}}', NULL), (2, 'Person', '1', 0, NULL, '{{"Birthday":null}}', '{{"Birthday":"1990-05-01"}}'),
                    (2, 'Person', '2', 0, NULL, '{{"Id":2,"Birthday":"1990-05-01","CoverFaceId":3,"IsHidden":false,"IsPrivate":false,"Name":"Ben","NameKey":"BEN"}}', NULL);
                """, Stop);
            await AddVectorsAsync(context);
        }

        SqliteConnection.ClearAllPools();
        await _library.OpenAsync();
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task Nothing_is_lost() => await _library.QueryAsync(async context =>
    {
        (await context.People.SingleAsync(Stop)).Birthday.ShouldBe(new DateOnly(1990, 5, 1));
        (await context.Photos.Select(photo => photo.EventId).ToListAsync(Stop)).ShouldBe([1, 1, 1]);
        (await context.AlbumPhotos.CountAsync(Stop)).ShouldBe(2);
        (await context.Faces.Include(face => face.Embedding).CountAsync(face => face.PersonId == 1 && face.Embedding != null, Stop)).ShouldBe(3);
        (await context.Enrolments.CountAsync(Stop)).ShouldBe(2);
        (await context.Events.SingleAsync(Stop)).Name.ShouldBe("Garden party");
        var share = await context.Shares.Include(share => share.Photos).SingleAsync(Stop);
        (share.Search, share.Visits, share.Photos.Count).ShouldBe(("person-1", 7, 1));
        (await context.Proposals.SingleAsync(Stop)).FaceIds.ShouldBe([3]);
        (await context.SmartAlbums.SingleAsync(Stop)).Search.ShouldBe("person-1_event-1");
        (await context.ChosenThresholds.SingleAsync(Stop)).MinMatchSimilarity.ShouldBe(0.6f, "On the scale of later.");
        (await context.Changes.CountAsync(Stop)).ShouldBe(2);
        return await context.Database.SqlQuery<string>($"SELECT \"table\" AS Value FROM pragma_foreign_key_check").CountAsync(Stop);
    });

    [Fact]
    public async Task What_was_done_that_day_is_undone_today()
    {
        var history = _library.Services.GetRequiredService<ChangeHistory>();

        await history.UndoAsync(Merged, withLater: false, Stop);
        (await _library.QueryAsync(context => context.People.OrderBy(person => person.Id).Select(person => $"{person.Name} {person.CoverFaceId}").ToListAsync(Stop))).ShouldBe(["Anna ", "Ben 3"]);
        (await PeopleOfFacesAsync()).ShouldBe([1, 1, 2]);
        (await _library.QueryAsync(context => context.Rejections.SingleAsync(Stop))).PersonId.ShouldBe(2);
        (await _library.QueryAsync(context => context.Shares.SingleAsync(Stop))).Search.ShouldBe("person-2");
        (await _library.QueryAsync(context => context.Proposals.SingleAsync(Stop))).PersonId.ShouldBe(2);
        (await _library.QueryAsync(context => context.PortraitMemories.AnyAsync(Stop))).ShouldBeFalse();

        await history.UndoAsync(Named, withLater: false, Stop);
        (await PeopleOfFacesAsync()).ShouldBe([null, null, 2]);
        (await _library.QueryAsync(context => context.Faces.Where(face => face.ClusterId == 1).Select(face => face.Similarity).ToListAsync(Stop))).ShouldBe([null, null]);
        (await _library.QueryAsync(context => context.Photos.Select(photo => photo.NamedFaceCount).ToListAsync(Stop))).ShouldBe([0, 0, 1]);
    }

    [Fact]
    public async Task All_that_the_history_tells_of_has_its_place_still() => await _library.QueryAsync(context =>
    {
        var known = context.Model.GetEntityTypes().ToLookup(RecordedRows.NameOf, kind => kind.GetProperties().Select(RecordedRows.NameOf));
        foreach (var names in Names.Split('\n').Select(line => line.Split(' ')))
        {
            names[1..].ShouldBeSubsetOf(known[names[0]].ShouldHaveSingleItem().ToList(), names[0]);
        }

        return Task.FromResult(0);
    });

    private static async Task AddVectorsAsync(FaceGalleryDbContext context)
    {
        var random = new Random(1);
        foreach (var face in new[] { 1, 2, 3 })
        {
            var vector = new byte[512 * sizeof(float)];
            foreach (var place in Enumerable.Range(0, 512))
            {
                BitConverter.TryWriteBytes(vector.AsSpan(place * sizeof(float)), (random.NextSingle() - 0.5f) / 6.5f);
            }

            await context.Database.ExecuteSqlAsync($"INSERT INTO FaceEmbeddings (FaceId, Model, Vector) VALUES ({face}, 'drawn', {vector})", Stop);
        }
    }

    private Task<List<int?>> PeopleOfFacesAsync() => _library.QueryAsync(context => context.Faces.OrderBy(face => face.Id).Select(face => face.PersonId).ToListAsync(Stop));
}
