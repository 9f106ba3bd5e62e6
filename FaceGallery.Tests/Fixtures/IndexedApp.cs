using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FaceGallery.Tests.Fixtures;

/// <summary>
/// The app over a small library that is indexed: two people, one of them alone and both together, strangers, a photo without people and a
/// file that is no photo. For the tests of a class, which leave it as it is.
/// </summary>
public sealed class IndexedApp : IAsyncLifetime
{
    public const string Obama = "Barack Obama";
    public const string Musk = "Elon Musk";
    public const string Together = "together.jpg";
    public const string Alone = "party/alone.jpg";
    public const string NoFace = "animal.jpg";
    public const string Broken = "broken.jpg";

    private RunningApp? _app;

    public RunningApp App => _app ?? throw new InvalidOperationException("It is not started.");

    public HttpClient Client => App.Client;

    public async ValueTask InitializeAsync()
    {
        _app = await RunningApp.StartAsync(await PreparedLibraries.CopyAsync(nameof(IndexedApp), FillAsync));
        await _app.WaitUntilIndexedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    public async Task<T> QueryAsync<T>(Func<FaceGalleryDbContext, Task<T>> query)
    {
        await using var context = await App.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>()
            .CreateForOwnerAsync(TestContext.Current.CancellationToken);
        return await query(context);
    }

    public Task<Photo> PhotoAsync(string path) => QueryAsync(context =>
        context.Photos.Include(photo => photo.Faces).SingleAsync(photo => photo.Path == path && photo.MissingSince == null, TestContext.Current.CancellationToken));

    public Task<int> PersonIdAsync(string name) => QueryAsync(context =>
        context.People.Where(person => person.Name == name).Select(person => person.Id).SingleAsync(TestContext.Current.CancellationToken));

    private static Task FillAsync(TestLibrary library)
    {
        library.AddPortrait("party/People/Barack Obama.jpg");
        library.AddPortrait("party/People/Elon Musk.jpg");
        library.AddPhoto("party/Photos/IMG_0002.jpg", Alone);
        library.AddPhoto("party/Photos/IMG_0003.jpg");
        library.AddPhoto("nofaces/hardanimal_n01622779_great_grey_owl.jpg", NoFace);
        library.AddPhoto("groups/dlib_2008_002079.jpg", "strangers.jpg");
        library.AddSideBySide(Together, "party/People/Barack Obama.jpg", "party/People/Elon Musk.jpg");
        return File.WriteAllTextAsync(Path.Combine(library.Photos, Broken), "no photo", TestContext.Current.CancellationToken);
    }
}
