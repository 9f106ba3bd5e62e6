using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FaceGallery.Tests.Web.Data;

/// <summary>What pages count of all faces is told by indexes alone, however many faces there are.</summary>
public sealed class IndexesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_row_of_a_face_or_a_photo_is_looked_up()
    {
        await using var library = new TestLibrary();
        await library.OpenAsync();

        await ShouldBeToldByIndexesAsync(library, context => context.AlbumFaces.Where(face => face.PersonId != null).Select(face => new { face.PersonId, face.PhotoId, face.CoverPoints }));
        await ShouldBeToldByIndexesAsync(library, context => context.AlbumFaces.Where(face => face.PersonId == null && !face.IsStranger).Select(face => new { face.ClusterId }));
        await ShouldBeToldByIndexesAsync(library, context => context.AlbumFaces.Where(face => face.SuggestedPersonId != null && !face.IsStranger).Select(face => new { face.SuggestedPersonId, face.ClusterId }));
    }

    [Fact]
    public async Task An_album_is_told_in_its_order()
    {
        await using var library = new TestLibrary();
        await library.OpenAsync();

        await ShouldBeToldByIndexesAsync(library, context => context.AlbumPhotos.NewestFirst().Select(photo => new { photo.Id, photo.Width, photo.Height, photo.SortTime }), steps: 1);
        await ShouldBeToldByIndexesAsync(library, context => context.AlbumPhotos.Where(photo => photo.FaceCount > 1).NewestFirst().Select(photo => photo.Id), steps: 1);
        await ShouldBeToldByIndexesAsync(library, context => context.FailedPhotos.Select(photo => photo.Id), steps: 1);
    }

    [Fact]
    public async Task Times_are_read_bare_as_they_are()
    {
        await using var library = new TestLibrary();
        library.AddPhoto("party/Photos/IMG_0002.jpg");
        await library.IndexAsync();
        await library.QueryAsync(context => context.Database.ExecuteSqlAsync($"UPDATE Photos SET ModifiedAt = '2026-11-30 23:59:59.1234567'", Stop));

        var (plain, bare) = await library.QueryAsync(async context =>
        {
            var times = new List<DateTime>();
            await context.ReadBareAsync(context.Photos.Select(photo => new { photo.SortTime, photo.ModifiedAt }), photo => times.AddRange([photo.Time(0), photo.Time(1)]), Stop);
            return (await context.Photos.Select(photo => new[] { photo.SortTime, photo.ModifiedAt }).SingleAsync(Stop), times);
        });
        bare.ShouldBe(plain);
    }

    private static async Task ShouldBeToldByIndexesAsync<T>(TestLibrary library, Func<FaceGalleryDbContext, IQueryable<T>> asked, int steps = 2)
    {
        var plan = await library.QueryAsync(async context =>
        {
            await context.Database.OpenConnectionAsync(Stop);
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"EXPLAIN QUERY PLAN {asked(context).ToQueryString()}";
            await using var reader = await command.ExecuteReaderAsync(Stop);
            var read = new List<string>();
            while (await reader.ReadAsync(Stop))
            {
                read.Add(reader.GetString(3));
            }

            return read.Where(step => step.StartsWith("SCAN", StringComparison.Ordinal) || step.StartsWith("SEARCH", StringComparison.Ordinal) || step.StartsWith("USE TEMP", StringComparison.Ordinal)).ToList();
        });

        plan.Count.ShouldBe(steps);
        plan.ShouldAllBe(step => step.Contains("USING COVERING INDEX", StringComparison.Ordinal));
    }
}
