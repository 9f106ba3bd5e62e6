using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Stacks;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Imaging;
using Microsoft.EntityFrameworkCore;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Web.Stacks;

/// <summary>What looks the same, measured on real photos. More of it is in docs/adr/0026-nearly-the-same-is-one-stack.md.</summary>
public sealed class StackLookTests(IndexedParty party)
{
    /// <summary>Photos that are saved twice, in other sizes and kinds, and five of two moments.</summary>
    private static readonly string[] Same =
    [
        "IMG_0011.jpg IMG_0024.jpg IMG_0026.jpg", "IMG_0032.jpg IMG_0038.jpg", "IMG_0041.jpg IMG_0044.jpg", "IMG_0042.jpg IMG_0055.jpg", "IMG_0046.jpg IMG_0056.jpg", "IMG_0114.jpg IMG_0139.jpg", "IMG_0116.jpg IMG_0140.jpg",
    ];

    private static readonly Dictionary<string, Func<Image, Image>> OfOneBurst = new()
    {
        ["moved"] = picture => Part(picture, 0.04, 0.02, 0.96, 0.98),
        ["nearer"] = picture => Part(picture, 0.02, 0.02, 0.96, 0.96),
        ["darker"] = picture => picture.Linear([0.8], [0]).Cast(Enums.BandFormat.Uchar),
        ["brighter"] = picture => picture.Linear([1.15], [8]).Cast(Enums.BandFormat.Uchar),
        ["smaller"] = picture => picture.Resize(0.5),
        ["saved anew"] = picture => Image.JpegloadBuffer(picture.JpegsaveBuffer(q: 40)),
        ["tilted"] = picture =>
        {
            using var tilted = picture.Rotate(1);
            return Part(tilted, 0.03, 0.03, 0.94, 0.94);
        },
    };

    [Fact]
    public async Task Of_a_whole_party_taken_within_seconds_only_what_is_the_same_is_stacked()
    {
        await using var library = await party.CopyAsync();
        await library.OpenAsync();
        var stop = TestContext.Current.CancellationToken;
        var faces = (await library.QueryAsync(context => (
            from face in context.Faces
            join embedding in context.FaceEmbeddings on face.Id equals embedding.FaceId
            where face.Quality.Flaws == FaceFlaws.None
            select new { face.PhotoId, embedding.Model, embedding.Vector }).ToListAsync(stop))).ToLookup(face => face.PhotoId, face => Embedding.FromBytes(face.Model, face.Vector));
        var photos = await library.QueryAsync(context => context.AlbumPhotos.OrderBy(photo => photo.Path).ToListAsync(stop));

        var stacks = StackGrouping.Group(photos.Select((photo, place) =>
            new StackPhoto(photo.Id, photo.ContentHash!, new DateTime(2026, 7, 4, 12, 0, place / 50, DateTimeKind.Unspecified), null, photo.Look!.Value, (float)photo.Width / photo.Height) { Faces = [.. faces[photo.Id]] }));
        stacks.Select(stack => string.Join(' ', stack.Select(photo => photos.Single(own => own.Id == photo.Id).Path).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal).ShouldBe(Same);
    }

    [Fact]
    public void Photos_of_a_burst_look_the_same()
    {
        var missed = new List<string>();
        var names = PartyTruth.Read().People.Select(person => PartyTruth.Read().PhotosOf(person).First()).Take(8).ToList();
        foreach (var name in names)
        {
            using var picture = Image.Thumbnail(SharedFiles.Photos($"party/Photos/{name}"), 512, height: 512, outputProfile: "srgb");
            using var whole = picture.CopyMemory();
            foreach (var (kind, change) in OfOneBurst)
            {
                using var changed = change(whole);
                if (!StackGrouping.IsAlike(HashOf(whole), AspectOf(whole), HashOf(changed), AspectOf(changed)))
                {
                    missed.Add($"{name} {kind}");
                }
            }
        }

        missed.Count.ShouldBeLessThanOrEqualTo(names.Count * OfOneBurst.Count / 10, string.Join(", ", missed));
    }

    private static Image Part(Image picture, double left, double top, double width, double height) =>
        picture.Crop((int)(left * picture.Width), (int)(top * picture.Height), (int)(width * picture.Width), (int)(height * picture.Height));

    private static float AspectOf(Image picture) => (float)picture.Width / picture.Height;

    private static PictureHash HashOf(Image picture) => PictureLook.Of(new RgbImage(picture.Width, picture.Height, picture.WriteToMemory<byte>()));
}
