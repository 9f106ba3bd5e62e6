using System.Diagnostics;
using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Web.Data;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FaceGallery.Tests.Web.Files;

/// <summary>
/// The app over photos that were indexed and then replaced, each in another way, while nobody scans. One link's archive was planned before, and the
/// previews are gone.
/// </summary>
public sealed class ReplacedFiles : IAsyncLifetime
{
    public const string Kept = "kept.jpg";

    /// <summary>How each photo was replaced.</summary>
    public static readonly string[] Ways = ["system.jpg", "database.jpg", "larger.jpg", "same-size.jpg", "pipe.jpg", "folder/moved.jpg", "gone.jpg"];

    private RunningApp? _app;
    private GuestLink? _planned;

    public RunningApp App => _app!;

    /// <summary>Its archive was planned, and sent once, when all was as it was indexed.</summary>
    internal GuestLink Planned => _planned!;

    public async ValueTask InitializeAsync()
    {
        var library = new TestLibrary();
        string[] names = [Kept, .. Ways];
        foreach (var (index, name) in names.Index())
        {
            library.AddPhoto($"party/Photos/IMG_{index + 8:0000}.jpg", name);
        }

        _app = await RunningApp.StartAsync(library);
        await _app.WaitUntilIndexedAsync();
        await _app.StopIndexingAsync();
        _planned = await GuestLink.ToAsync(_app, AlbumKey.Everything, new ShareSettings { IsStripped = false });
        (await _planned.GetAsync("/zip")).EnsureSuccessStatusCode();
        await ReplaceAsync(library);
    }

    public async ValueTask DisposeAsync()
    {
        _planned?.Dispose();
        await App.DisposeAsync();
    }

    public async Task<Photo> PhotoAsync(string path)
    {
        await using var context = await App.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>()
            .CreateForOwnerAsync(TestContext.Current.CancellationToken);
        return await context.Photos.SingleAsync(photo => photo.Path == path, TestContext.Current.CancellationToken);
    }

    private static async Task ReplaceAsync(TestLibrary library)
    {
        string At(string name) => Path.Combine(library.Photos, name);
        Directory.Delete(Path.Combine(library.Data, "renditions"), recursive: true);
        foreach (var name in Ways.Except(["same-size.jpg", "folder/moved.jpg"]))
        {
            File.Delete(At(name));
        }

        File.CreateSymbolicLink(At("system.jpg"), "/etc/hostname");
        File.CreateSymbolicLink(At("database.jpg"), Path.Combine(library.Data, "facegallery.db"));
        library.AddPhoto("party/Photos/IMG_0002.jpg", "larger.jpg");
        await File.WriteAllBytesAsync(At("same-size.jpg"), new byte[new FileInfo(At("same-size.jpg")).Length]);
        using (var pipe = Process.Start("mkfifo", [At("pipe.jpg")]))
        {
            await pipe.WaitForExitAsync();
        }

        Directory.Move(At("folder"), library.Data + "-outside");
        Directory.CreateSymbolicLink(At("folder"), library.Data + "-outside");
    }
}
