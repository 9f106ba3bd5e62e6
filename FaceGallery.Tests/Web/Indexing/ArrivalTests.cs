using FaceGallery.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FaceGallery.Tests.Web.Indexing;

/// <summary>The same photos of known people and of strangers of all ages, that come at once or bit by bit.</summary>
public sealed class ArrivalTests
{
    private static readonly string[] Photos =
    [
        .. SharedFiles.PhotosBelow("party/Photos").Where((_, index) => index % 5 == 0),
        .. SharedFiles.PhotosBelow("ages/0-2").Take(20),
        .. SharedFiles.PhotosBelow("ages/70-plus").Take(10),
    ];

    [Fact]
    public async Task Whatever_the_order_of_arrival_everybody_gets_the_same_name()
    {
        var atOnce = await NamesAsync([Photos]);
        var bitByBit = await NamesAsync([.. Photos.Reverse().Chunk(22)]);

        bitByBit.ShouldBe(atOnce);
        atOnce.ShouldContain(name => name.EndsWith("Barack Obama", StringComparison.Ordinal));
    }

    private static async Task<List<string>> NamesAsync(IReadOnlyList<string[]> batches)
    {
        await using var library = new TestLibrary();
        foreach (var portrait in SharedFiles.PhotosBelow("party/People"))
        {
            library.AddPortrait(portrait);
        }

        foreach (var batch in batches)
        {
            Array.ForEach(batch, photo => library.AddPhoto(photo));
            await library.IndexAsync();
        }

        return await library.QueryAsync(context => (
            from face in context.Faces
            join person in context.People on face.PersonId ?? face.SuggestedPersonId equals person.Id
            where context.AlbumPhotos.Any(photo => photo.Id == face.PhotoId)
            orderby face.Photo!.Path, face.Ordinal
            select face.Photo!.Path + " " + face.Ordinal + " " + (face.PersonId == null) + " " + person.Name).ToListAsync(TestContext.Current.CancellationToken));
    }
}
