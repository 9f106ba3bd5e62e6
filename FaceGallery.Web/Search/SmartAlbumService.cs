using FaceGallery.Domain.Albums;
using FaceGallery.Domain.History;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Search;

/// <summary>Keeps searches under a name. What is done to them is a change that can be undone.</summary>
public sealed class SmartAlbumService(IDbContextFactory<FaceGalleryDbContext> contexts, Viewer viewer, LibraryChanges changes)
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

    /// <summary>One of the same name shows this search from now on.</summary>
    /// <exception cref="ChangeRefusedException">The name is blank or too long, or the current user is not the owner.</exception>
    public Task<ChangeResult> SaveAsync(string? name, AlbumKey album, CancellationToken cancellationToken) => changes.MakeAsync(
        async (context, stop) =>
        {
            var (wanted, search) = (NameOf(name), PhotoSearchText.Write(album.Search));
            if (await context.SmartAlbums.OrderBy(other => other.Id).FirstOrDefaultAsync(other => other.Name == wanted, stop) is { } kept)
            {
                (kept.Name, kept.Search) = (wanted, search);
                return Edited(context, kept);
            }

            context.SmartAlbums.Add(new SmartAlbum { Name = wanted, Search = search });
            return Subject(ChangeKind.SearchKept, wanted);
        },
        cancellationToken);

    /// <exception cref="ChangeRefusedException">The album is gone, the name is blank, too long or that of another, or the current user is not the owner.</exception>
    public Task<ChangeResult> RenameAsync(int id, string? name, CancellationToken cancellationToken) => changes.MakeAsync(
        async (context, stop) =>
        {
            var (album, wanted) = (await FindAsync(context, id, stop), NameOf(name));
            if (await context.SmartAlbums.AnyAsync(other => other.Id != id && other.Name == wanted, stop))
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.SmartAlbumTaken", wanted);
            }

            album.Name = wanted;
            return Edited(context, album);
        },
        cancellationToken);

    /// <exception cref="ChangeRefusedException">The album is gone, or the current user is not the owner.</exception>
    public Task<ChangeResult> RemoveAsync(int id, CancellationToken cancellationToken) => changes.MakeAsync(
        async (context, stop) =>
        {
            var album = await FindAsync(context, id, stop);
            context.SmartAlbums.Remove(album);
            return Subject(ChangeKind.SmartAlbumRemoved, album.Name);
        },
        cancellationToken);

    private static string NameOf(string? name) => AlbumName.Of(name, SmartAlbum.MaxNameLength);

    private static async Task<SmartAlbum> FindAsync(FaceGalleryDbContext context, int id, CancellationToken cancellationToken) =>
        await context.SmartAlbums.SingleOrDefaultAsync(album => album.Id == id, cancellationToken) ?? throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.AlbumGone");

    private static ChangeSubject? Edited(FaceGalleryDbContext context, SmartAlbum album) =>
        context.Entry(album).State == EntityState.Unchanged ? null : Subject(ChangeKind.SmartAlbumEdited, album.Name);

    private static ChangeSubject Subject(ChangeKind kind, string name) => new(kind, 0, Subject: name) { RequiresRematch = false };
}
