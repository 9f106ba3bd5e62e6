using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Matching;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands.Separate;
using FaceGallery.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands.Separate;

/// <summary>Which albums a photo is in.</summary>
public sealed class WantedFilesTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;
    private readonly ServiceProvider _services;
    private FaceGalleryDbContext _context = null!;
    private Person _anna = null!;

    public WantedFilesTests()
    {
        _data = DataFolder.Open(_folder["data"]);
        _services = new ServiceCollection().AddLogging().AddData(_data).BuildServiceProvider();
    }

    private string Root => _folder["photos"];

    public async ValueTask InitializeAsync()
    {
        await _services.MigrateDatabaseAsync(TestContext.Current.CancellationToken);
        _context = await _services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(TestContext.Current.CancellationToken);
        _context.Roots.Add(new LibraryRoot { Id = 1, Path = Root });
        _context.Roots.Add(new LibraryRoot { Id = 2, Path = _folder["people"], Kind = RootKind.People });
        _anna = _context.People.Add(new Person { Name = "Anna/Ben", NameKey = "ANNA/BEN" }).Entity;
        await _context.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _data.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("known", "Anna_Ben")]
    [InlineData("known known", "Anna_Ben Group")]
    [InlineData("known stranger", "Anna_Ben Group")]
    [InlineData("stranger stranger", "Group Unknown")]
    [InlineData("stranger", "Unknown")]
    [InlineData("", "Unknown")]
    public async Task A_photo_is_in_the_albums_of_its_faces(string faces, string albums)
    {
        AddRead("party/a.jpg", faces);

        (await WantedAsync()).ShouldBe(albums.Split(' ').Select(album => $"{album}/party/a.jpg"));
    }

    [Fact]
    public async Task Failed_missing_and_portrait_files_are_in_none()
    {
        Add("failed.jpg").Fail(null, new("Unreadable.Empty"), retryOnScan: false);
        AddRead("missing.jpg", "known").Miss(new DateTime(2026, 7, 4));
        AddRead("portrait.jpg", "known", root: 2, RootKind.People);

        (await WantedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_copy_of_a_photo_is_in_its_albums()
    {
        var photo = AddRead("a.jpg", "known");
        AddFile("copies/a.jpg").Hold(photo.Id, DateTime.UnixEpoch);

        (await WantedAsync()).ShouldBe(["Anna_Ben/a.jpg", "Anna_Ben/copies/a.jpg"]);
    }

    private PhotoFile AddFile(string path, int root = 1, RootKind kind = RootKind.Photos)
    {
        var file = _context.PhotoFiles.Add(new PhotoFile { RootId = root, Kind = kind, Path = path }).Entity;
        file.Await(1000, new DateTime(2026, 7, 4), new DateTime(2026, 7, 5));
        return file;
    }

    private Photo Add(string path, int root = 1, RootKind kind = RootKind.Photos)
    {
        var file = AddFile(path, root, kind);
        var photo = _context.Photos.Add(Photo.Of(file)).Entity;
        _context.SaveChanges();
        file.Hold(photo.Id, DateTime.UnixEpoch);
        return photo;
    }

    private Photo AddRead(string path, string faces, int root = 1, RootKind kind = RootKind.Photos)
    {
        var photo = Add(path, root, kind);
        photo.Succeed($"{photo.Id:x32}", new PhotoContent(100, 100, 0, false, null, null, null, null, null, null, null), []);
        foreach (var who in faces.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var face = Face.Drawn(default, photo.NextOrdinal);
            face.Decide(new FaceDecision(who == "known" ? _anna.Id : null, null, 0.6f), clusterId: null);
            photo.Add(face);
        }

        return photo;
    }

    private async Task<IEnumerable<string>> WantedAsync()
    {
        await _context.SaveChangesAsync(TestContext.Current.CancellationToken);
        return (await WantedFiles.ReadAsync(_context, Root, TestContext.Current.CancellationToken)).Select(file => file.Path);
    }
}
