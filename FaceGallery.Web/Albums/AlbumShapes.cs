using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace FaceGallery.Web.Albums;

/// <summary>What is in an album, kept while the library stays as it is: one copy serves everybody who looks at the album.</summary>
public sealed class AlbumShapes(LibraryEvents events) : IDisposable
{
    /// <summary>In all kept albums together; a photo takes 20 bytes.</summary>
    private const int MaxPhotos = 2_000_000;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _albums = new(new MemoryCacheOptions { SizeLimit = MaxPhotos });
    private long _version;

    /// <summary>So that a grid of 100,000 knows every row's place beforehand.</summary>
    /// <param name="context">The viewer's: what is kept for one is not shown to another.</param>
    public async Task<AlbumContent> OfAsync(AlbumKey album, FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        var version = events.VersionOf(LibraryTopics.Content);
        DropBefore(version);
        var key = (album, context.IsForOwner, version);
        if (_albums.TryGetValue(key, out AlbumContent? kept) && kept is not null)
        {
            return kept;
        }

        var content = await ReadAsync(context, context.InOrder(album), isNewestFirst: album.OwnAlbumId is null, cancellationToken);
        return _albums.Set(key, content, new MemoryCacheEntryOptions { Size = content.Ids.Count + 1, SlidingExpiration = Unused });
    }

    /// <summary>The stack that the photo is in, of all photos that albums are made of; nothing for a photo alone.</summary>
    public static Task<AlbumContent> StackOfAsync(int photoId, FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        var stack = context.AlbumPhotos.Where(photo => photo.Id == photoId && photo.StackId != null).Select(photo => photo.StackId);
        return ReadAsync(context, context.AlbumPhotos.Where(photo => photo.StackId != null && stack.Contains(photo.StackId)).NewestFirst(), isNewestFirst: true, cancellationToken);
    }

    public void Dispose() => _albums.Dispose();

    private static async Task<AlbumContent> ReadAsync(FaceGalleryDbContext context, IQueryable<Photo> inOrder, bool isNewestFirst, CancellationToken cancellationToken)
    {
        var shapes = new List<PhotoShape>();
        await context.ReadBareAsync(
            inOrder.Select(photo => new { photo.Id, photo.Width, photo.Height, photo.SortTime }),
            photo => shapes.Add(new PhotoShape(
                photo.Number(0),
                (float)photo.Number(1) / photo.Number(2),
                isNewestFirst ? PhotoShape.MonthOf(photo.Time(3)) : PhotoShape.NoMonth)),
            cancellationToken);

        // Apart, for an index tells all of the others without their rows.
        var stacked = await inOrder.Where(photo => photo.StackId != null)
            .Select(photo => new Stacked(photo.Id, photo.StackId!.Value, photo.IsStackTop ? 0 : photo.IsFavourite ? 1 : 2, photo.StackRank)).ToListAsync(cancellationToken);
        return Of(shapes, stacked, isNewestFirst);
    }

    /// <summary>As <see cref="Stacks.StackQueries.BestOfStacks"/>, for all at once.</summary>
    private static AlbumContent Of(List<PhotoShape> photos, List<Stacked> stacked, bool isNewestFirst)
    {
        var stacks = stacked.GroupBy(photo => photo.StackId).Where(stack => stack.Count() > 1)
            .ToDictionary(stack => stack.MinBy(photo => (photo.Wish, photo.Rank)).Id, stack => stack.Select(photo => photo.Id).ToHashSet());
        if (stacks.Count == 0)
        {
            return new AlbumContent(photos, photos.ConvertAll(photo => photo.Id), AlbumContent.Empty.Stacks);
        }

        var below = stacks.SelectMany(stack => stack.Value.Select(id => (id, Top: stack.Key))).Where(photo => photo.id != photo.Top).ToDictionary();
        var inOrder = (isNewestFirst ? Enumerable.Reverse(photos) : photos).Where(photo => below.ContainsKey(photo.Id) || stacks.ContainsKey(photo.Id))
            .GroupBy(photo => below.GetValueOrDefault(photo.Id, photo.Id)).ToDictionary(stack => stack.Key, IReadOnlyList<int> (stack) => [.. stack.Select(photo => photo.Id)]);
        return new AlbumContent(
            [.. photos.Where(photo => !below.ContainsKey(photo.Id)).Select(photo => photo with { Count = inOrder.TryGetValue(photo.Id, out var stack) ? stack.Count : 1 })],
            photos.ConvertAll(photo => photo.Id),
            inOrder);
    }

    private void DropBefore(long version)
    {
        if (Interlocked.Exchange(ref _version, version) != version)
        {
            _albums.Clear();
        }
    }

    /// <param name="Wish">How much the owner wants it on top of its stack: 0 most.</param>
    private readonly record struct Stacked(int Id, int StackId, int Wish, int Rank);
}
