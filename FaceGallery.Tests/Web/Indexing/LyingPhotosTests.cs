using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Imaging;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace FaceGallery.Tests.Web.Indexing;

/// <summary>Photos that lie on their side, with no word of it in the file.</summary>
public sealed class LyingPhotosTests : IAsyncLifetime
{
    private const string Lying = "lying.jpg";

    private readonly TestLibrary _library = new();

    public async ValueTask InitializeAsync()
    {
        TurnedPhoto.Save(SharedFiles.Photos("party/Photos/IMG_0002.jpg"), 90, Path.Combine(_library.Photos, Lying));
        _library.AddPhoto("party/Photos/IMG_0002.jpg", "standing.jpg");
        _library.AddPortrait("party/People/Barack Obama.jpg");
        await _library.IndexAsync();
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task Such_a_photo_is_in_the_album_and_is_shown_upright()
    {
        var (lying, standing) = (await _library.PhotoAsync(Lying), await _library.PhotoAsync("standing.jpg"));
        (await _library.AlbumOfAsync("Barack Obama")).ShouldBe([Lying, "standing.jpg"]);
        (lying.RotationDegrees, standing.RotationDegrees).ShouldBe((270, 0));
        ((double)lying.Width / lying.Height).ShouldBe((double)standing.Width / standing.Height, tolerance: 0.01);
        lying.Faces[0].Box.Overlap(standing.Faces[0].Box).ShouldBeGreaterThan(0.9f);
        Difference(lying, standing).ShouldBeLessThan(5);
    }

    [Fact]
    public async Task Its_pictures_are_made_again_upright()
    {
        var (lying, standing) = (await _library.PhotoAsync(Lying), await _library.PhotoAsync("standing.jpg"));
        var services = _library.Services;
        var file = (await new MediaFiles(services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>())
            .FindAsync(lying.Id, isForOwner: true, TestContext.Current.CancellationToken))!;
        Store.Delete(file.Hash!);
        using var originals = new OriginalReader(services.GetRequiredService<LibraryFiles>());
        var maker = new RenditionMaker(originals, services.GetRequiredService<PhotoDecoder>(), Store, NullLogger<RenditionMaker>.Instance);
        await maker.MakeAsync(file, file.Hash!, () => false, TestContext.Current.CancellationToken);
        Difference(lying, standing).ShouldBeLessThan(5);
    }

    private RenditionStore Store => _library.Services.GetRequiredService<RenditionStore>();

    private double Difference(Photo one, Photo other) => Decoding.Difference(Preview(one), Preview(other));

    private RgbImage Preview(Photo photo) => Decoding.Decode(Store.PathOf(photo.ContentHash!, RenditionKind.Preview)!).Image;
}
