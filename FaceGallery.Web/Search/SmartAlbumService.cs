using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Names;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Search;

/// <summary>Keeps searches under a name.</summary>
public sealed class SmartAlbumService(IDbContextFactory<FaceGalleryDbContext> contexts, Viewer viewer, OwnerWrites writes, LibraryEvents events)
{
    /// <summary>By name; to others than the owner none that asks for hidden photos, for somebody private, or by what files are called.</summary>
    public async Task<IReadOnlyList<SmartAlbum>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var albums = await context.SmartAlbums.AsNoTracking().OrderBy(album => album.Name).ToListAsync(cancellationToken);
        if (await viewer.IsOwnerAsync())
        {
            return albums;
        }

        var hidden = await context.People.Where(person => person.IsPrivate).Select(person => person.Id).ToListAsync(cancellationToken);
        return albums.FindAll(album => PhotoSearchText.Read(album.Search) is { IsHidden: false, Folder: null, Texts: [] } search && !search.People.Intersect(hidden).Any());
    }

    /// <summary>One of the same name gives way.</summary>
    /// <exception cref="ArgumentException">The name is blank or too long.</exception>
    /// <exception cref="ChangeRefusedException">The current user is not the owner.</exception>
    public async Task SaveAsync(string name, AlbumKey album, CancellationToken cancellationToken)
    {
        var wanted = VisibleText.Of(name);
        if (wanted.Length is 0 or > SmartAlbum.MaxNameLength)
        {
            throw new ArgumentException($"A name has 1 to {SmartAlbum.MaxNameLength} characters.", nameof(name));
        }

        await writes.WriteAsync(
            async context =>
            {
                context.SmartAlbums.RemoveRange(await context.SmartAlbums.Where(other => other.Name == wanted).ToListAsync(cancellationToken));
                context.SmartAlbums.Add(new SmartAlbum { Name = wanted, Search = PhotoSearchText.Write(album.Search) });
                await context.SaveChangesAsync(cancellationToken);
                events.Publish(LibraryTopics.Searches);
            },
            cancellationToken);
    }

    /// <exception cref="ChangeRefusedException">The current user is not the owner.</exception>
    public Task RemoveAsync(int id, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            await context.SmartAlbums.Where(album => album.Id == id).ExecuteDeleteAsync(cancellationToken);
            events.Publish(LibraryTopics.Searches);
        },
        cancellationToken);
}
