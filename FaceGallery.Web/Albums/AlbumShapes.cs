using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace FaceGallery.Web.Albums;

/// <summary>All photos of an album in its order, kept while the library stays as it is: one copy serves everybody who looks at the album.</summary>
public sealed class AlbumShapes(LibraryEvents events) : IDisposable
{
    /// <summary>In all kept albums together; a photo takes 12 bytes.</summary>
    private const int MaxPhotos = 2_000_000;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _albums = new(new MemoryCacheOptions { SizeLimit = MaxPhotos });
    private long _version;

    /// <summary>So that a grid of 100,000 knows every row's place beforehand.</summary>
    /// <param name="context">The viewer's: what is kept for one is not shown to another.</param>
    public async Task<IReadOnlyList<PhotoShape>> OfAsync(AlbumKey album, FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        var version = events.VersionOf(LibraryTopics.Content);
        DropBefore(version);
        var key = (album, context.IsForOwner, version);
        if (_albums.TryGetValue(key, out PhotoShape[]? kept) && kept is not null)
        {
            return kept;
        }

        var isByMonth = album.OwnAlbumId is null;
        var photos = await context.InOrder(album)
            .Select(photo => new PhotoShape(photo.Id, (float)photo.Width / photo.Height, isByMonth ? PhotoShape.MonthOf(photo.SortTime) : PhotoShape.NoMonth))
            .ToArrayAsync(cancellationToken);
        return _albums.Set(key, photos, new MemoryCacheEntryOptions { Size = photos.Length + 1, SlidingExpiration = Unused });
    }

    public void Dispose() => _albums.Dispose();

    private void DropBefore(long version)
    {
        if (Interlocked.Exchange(ref _version, version) != version)
        {
            _albums.Clear();
        }
    }
}
