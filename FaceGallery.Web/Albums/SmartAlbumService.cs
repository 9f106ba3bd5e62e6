using FaceGallery.Domain.Albums;
using FaceGallery.Web.Data;
using FaceGallery.Web.Indexing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Albums;

/// <summary>Keeps searches under a name.</summary>
public sealed class SmartAlbumService(IDbContextFactory<FaceGalleryDbContext> contexts, IndexingProgress progress)
{
    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<SmartAlbum>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.SmartAlbums.AsNoTracking().OrderBy(album => album.Name).ToListAsync(cancellationToken);
    }

    /// <summary>One of the same name gives way.</summary>
    /// <exception cref="ArgumentException">The name is blank or too long.</exception>
    public async Task SaveAsync(string name, AlbumKey album, CancellationToken cancellationToken)
    {
        var wanted = name.Trim();
        if (wanted.Length is 0 or > SmartAlbum.MaxNameLength)
        {
            throw new ArgumentException($"A name has 1 to {SmartAlbum.MaxNameLength} letters.", nameof(name));
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.SmartAlbums.RemoveRange(await context.SmartAlbums.Where(other => other.Name == wanted).ToListAsync(cancellationToken));
        context.SmartAlbums.Add(new SmartAlbum { Name = wanted, Search = PhotoSearchText.Write(album.Search) });
        await context.SaveChangesAsync(cancellationToken);
        progress.LibraryChanged();
    }

    public async Task RemoveAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.SmartAlbums.Where(album => album.Id == id).ExecuteDeleteAsync(cancellationToken);
        progress.LibraryChanged();
    }
}
