using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Events;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FaceGallery.Tests.Web.Albums;

/// <summary>What a search finds, in a real database of real photos.</summary>
public sealed class AlbumSearchTests(IndexedApp app) : IClassFixture<IndexedApp>
{
    private static readonly string[] Everything = [IndexedApp.NoFace, IndexedApp.Alone, "IMG_0003.jpg", "strangers.jpg", IndexedApp.Together];

    [Fact]
    public async Task People_are_found_together_alone_and_without_others()
    {
        var (obama, musk) = (await app.PersonIdAsync(IndexedApp.Obama), await app.PersonIdAsync(IndexedApp.Musk));

        await FindsAsync(new PhotoSearch { AllOf = [obama, musk] }, IndexedApp.Together);
        await FindsAsync(new PhotoSearch { AnyOf = [obama, musk] }, IndexedApp.Alone, "IMG_0003.jpg", IndexedApp.Together);
        await FindsAsync(new PhotoSearch { AllOf = [obama], NoneOf = [musk] }, IndexedApp.Alone, "IMG_0003.jpg");
        await FindsAsync(new PhotoSearch { AllOf = [musk], IsOnlyThem = true });
        await FindsAsync(new PhotoSearch { AllOf = [obama, musk], IsOnlyThem = true }, IndexedApp.Together);
        await FindsAsync(new PhotoSearch { AllOf = [4711] });
    }

    [Fact]
    public async Task Faces_are_counted_known_or_not()
    {
        await FindsAsync(new PhotoSearch { MaxFaces = 0 }, IndexedApp.NoFace);
        await FindsAsync(new PhotoSearch { MinFaces = 2, Known = KnownFaces.Everybody }, IndexedApp.Together);
        await FindsAsync(new PhotoSearch { MinFaces = 2, Known = KnownFaces.Nobody }, "strangers.jpg");
        await FindsAsync(new PhotoSearch { Known = KnownFaces.Some });
    }

    [Fact]
    public async Task Files_folders_and_days_narrow_it()
    {
        var root = (await app.PhotoAsync(IndexedApp.Alone)).RootId;

        await FindsAsync(new PhotoSearch { Folder = new LibraryFolder(root, "party") }, IndexedApp.Alone);
        await FindsAsync(new PhotoSearch { Folder = new LibraryFolder(root, "") }, Everything);
        await FindsAsync(new PhotoSearch { Texts = ["ALONE"] }, IndexedApp.Alone);
        await FindsAsync(new PhotoSearch { Texts = ["%"] });
        await FindsAsync(new PhotoSearch { From = new DateOnly(1900, 1, 1), To = DateOnly.MaxValue }, Everything);
        await FindsAsync(new PhotoSearch { From = new DateOnly(2199, 1, 1) });
    }

    [Fact]
    public async Task No_search_of_a_page_reads_the_whole_table()
    {
        var search = new PhotoSearch { AllOf = [1, 2], NoneOf = [3], MinFaces = 2, EventId = 4 };

        var plan = await app.QueryAsync(context => PlanAsync(context.Album(search).NewestFirst().ToQueryString(), context));

        plan.ShouldNotContain("SCAN p");
        plan.ShouldNotContain("SCAN f");
    }

    private static async Task<string> PlanAsync(string query, DbContext context)
    {
        // The query string sets its parameters by lines of its own, which SQLite's shell understands.
        var statement = string.Join('\n', query.Split('\n').Where(line => !line.StartsWith(".param", StringComparison.Ordinal)));
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + statement;
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var name in System.Text.RegularExpressions.Regex.Matches(statement, "@\\w+").Select(match => match.Value).Distinct())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, 1);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            lines.Add(reader.GetString(3));
        }

        return string.Join('\n', lines);
    }

    private async Task FindsAsync(PhotoSearch search, params string[] photos) =>
        (await app.QueryAsync(context => context.Album(search).Select(photo => photo.Path).ToListAsync(TestContext.Current.CancellationToken)))
            .ShouldBe(photos, ignoreOrder: true);
}
