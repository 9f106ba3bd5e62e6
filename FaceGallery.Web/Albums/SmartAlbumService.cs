using FaceGallery.Domain.Albums;
using FaceGallery.Web.Access;
using FaceGallery.Web.Data;
using FaceGallery.Web.Indexing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Albums;

/// <summary>Keeps searches under a name.</summary>
public sealed class SmartAlbumService(ViewerContexts contexts, IndexingProgress progress)
{
    /// <summary>By name; to others than the owner none that asks for hidden photos, for somebody private, or by what files are called.</summary>
    public async Task<IReadOnlyList<SmartAlbum>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var albums = await context.SmartAlbums.AsNoTracking().OrderBy(album => album.Name).ToListAsync(cancellationToken);
        var hidden = context.IsForOwner ? [] : await context.People.Where(person => person.IsPrivate).Select(person => person.Id).ToListAsync(cancellationToken);
        return context.IsForOwner ? albums : albums.FindAll(album => PhotoSearchText.Read(album.Search) is { IsHidden: false, Folder: null, Texts: [] } search && !search.People.Intersect(hidden).Any());
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
        OnlyForOwner(context);
        context.SmartAlbums.RemoveRange(await context.SmartAlbums.Where(other => other.Name == wanted).ToListAsync(cancellationToken));
        context.SmartAlbums.Add(new SmartAlbum { Name = wanted, Search = PhotoSearchText.Write(album.Search) });
        await context.SaveChangesAsync(cancellationToken);
        progress.LibraryChanged();
    }

    public async Task RemoveAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        OnlyForOwner(context);
        await context.SmartAlbums.Where(album => album.Id == id).ExecuteDeleteAsync(cancellationToken);
        progress.LibraryChanged();
    }

    // The page offers it to nobody else.
    private static void OnlyForOwner(FaceGalleryDbContext context)
    {
        if (!context.IsForOwner)
        {
            throw new UnauthorizedAccessException("Only the owner keeps and removes searches.");
        }
    }
}
