using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FaceGallery.Tests.Web.LongRun;

/// <summary>What the database of an app that runs in another process says, read without helping it.</summary>
internal sealed class LibraryView(string database) : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddDbContextFactory<FaceGalleryDbContext>(options => options.UseSqlite($"Data Source={database};Mode=ReadOnly;Pooling=False")).BuildServiceProvider();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>The files that are there by their paths: the hash of their bytes, or "waits" or "failed".</summary>
    public Task<Dictionary<string, string>> FilesAsync() => QueryAsync(async context => (await (
        from file in context.PresentFiles
        where file.Kind == RootKind.Photos
        join root in context.Roots on file.RootId equals root.Id
        from photo in context.Photos.Where(photo => photo.Id == file.PhotoId).DefaultIfEmpty()
        select new { Root = root.Path, file.Path, IsPending = file.PendingSince != null, photo }).AsNoTracking().ToListAsync(Stop))
        .ToDictionary(file => $"{file.Root}/{file.Path}", file => file.IsPending ? "waits" : file.photo?.State == PhotoState.Failed ? "failed" : file.photo?.ContentHash ?? "waits"));

    /// <summary>Whether it is drawn from the files which photos are there: that comes last.</summary>
    public Task<bool> IsSettledAsync() => QueryAsync(async context => !await context.Photos.AnyAsync(
        photo => photo.Kind == RootKind.Photos && (photo.MissingSince == null) != context.PresentFiles.Any(file => file.PhotoId == photo.Id), Stop));

    /// <summary>What was said of photos, by the hashes of their bytes, in the words of <see cref="Picture.Line"/>.</summary>
    public Task<List<(string Hash, string Said)>> SaidAsync() => QueryAsync(async context => (await context.Photos
        .Where(photo => photo.Kind == RootKind.Photos && photo.ContentHash != null)
        .Select(photo => new
        {
            photo.ContentHash,
            photo.Caption,
            photo.IsFavourite,
            photo.MissingSince,
            Names = photo.Faces.Where(face => face.AssignedBy == AssignedBy.Human).Select(face => context.People.Single(person => person.Id == face.PersonId).Name).ToList(),
        }).ToListAsync(Stop))
        .Select(photo => (photo.ContentHash!, Said: Picture.Line(photo.Names, photo.Caption, photo.IsFavourite, photo.MissingSince is null)))
        .Where(photo => photo.Said is not null).Select(photo => (photo.Item1, photo.Said!)).ToList());

    /// <summary>The id of a photo and of its largest face; null where it was not read, or shows none.</summary>
    public Task<(int Photo, int? Face)?> PhotoAsync(string hash) => QueryAsync(async context =>
    {
        var photo = await context.Photos.AsNoTracking().Include(photo => photo.Faces).SingleOrDefaultAsync(photo => photo.Kind == RootKind.Photos && photo.ContentHash == hash && photo.MissingSince == null, Stop);
        return photo is null ? default((int, int?)?) : (photo.Id, photo.Faces.MaxBy(face => face.Box.Area)?.Id);
    });

    public Task<int?> PersonAsync(string name) => QueryAsync(context => context.People.Where(person => person.Name == name).Select(person => (int?)person.Id).SingleOrDefaultAsync(Stop));

    /// <summary>Hashes of the photos that a link shows.</summary>
    public Task<List<string>> ShownAsync(int link) => QueryAsync(async context =>
        await context.SharedBy(await context.Set<Share>().AsNoTracking().SingleAsync(share => share.Id == link, Stop)).Select(photo => photo.ContentHash!).ToListAsync(Stop));

    /// <summary>Hashes of the photos in an album that was filled by hand, gone ones among them.</summary>
    public Task<List<string>> AlbumAsync(string name) => QueryAsync(context => (
        from placed in context.OwnAlbumPhotos
        join album in context.OwnAlbums on placed.AlbumId equals album.Id
        join photo in context.Photos on placed.PhotoId equals photo.Id
        where album.Name == name
        select photo.ContentHash!).ToListAsync(Stop));

    public Task<(int Photos, int Faces)> CountAsync() => QueryAsync(async context => (await context.AlbumPhotos.CountAsync(Stop), await context.Faces.CountAsync(Stop)));

    /// <summary>Hashes of all contents of which something is known.</summary>
    public Task<HashSet<string>> HashesAsync() => QueryAsync(context => context.Photos.Where(photo => photo.ContentHash != null).Select(photo => photo.ContentHash!).ToHashSetAsync(Stop));

    /// <summary>Whether this model answers, and embedded all faces of photos that are there.</summary>
    public Task<bool> IsEmbeddedByAsync(string model) => QueryAsync(async context => await context.AnsweringEmbedders.AnyAsync(answering => answering.Model == model, Stop)
        && !await context.Faces.AnyAsync(face => face.Photo!.MissingSince == null && face.Embedding != null && face.Embedding.Model != model, Stop));

    private async Task<T> QueryAsync<T>(Func<FaceGalleryDbContext, Task<T>> query)
    {
        await using var context = await _services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(Stop);
        return await query(context);
    }
}
