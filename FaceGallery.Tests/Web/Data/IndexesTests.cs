using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
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

    private static async Task ShouldBeToldByIndexesAsync<T>(TestLibrary library, Func<FaceGalleryDbContext, IQueryable<T>> asked)
    {
        var steps = await library.QueryAsync(async context =>
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

            return read.Where(step => step.StartsWith("SCAN", StringComparison.Ordinal) || step.StartsWith("SEARCH", StringComparison.Ordinal)).ToList();
        });

        steps.Count.ShouldBe(2);
        steps.ShouldAllBe(step => step.Contains("USING COVERING INDEX", StringComparison.Ordinal));
    }
}
