using FaceGallery.Domain.Faces;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.People;

/// <summary>A face that bears a name, in a photo that albums show.</summary>
/// <param name="Points">See <see cref="Face.CoverPoints"/>.</param>
public readonly record struct NamedFace(int PersonId, int PhotoId, int FaceId, int Points);

/// <summary>Who is in which photo. Read once and kept until the library changes, for all that is counted of it.</summary>
public sealed class NamedFaces(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryEvents events)
{
    private readonly VersionedCache<IReadOnlyList<NamedFace>> _faces = new(events, LibraryTopics.Who, cancellationToken => ReadAllAsync(contexts, cancellationToken));

    /// <summary>Person by person, and of each photo by photo in the order of their ids.</summary>
    public Task<IReadOnlyList<NamedFace>> ListAsync(CancellationToken cancellationToken) => _faces.GetAsync(cancellationToken);

    /// <summary>Those of one person.</summary>
    internal static Task<IReadOnlyList<NamedFace>> OfAsync(FaceGalleryDbContext context, int personId, CancellationToken cancellationToken) =>
        ReadAsync(context, InOrder(context.AlbumFaces.Where(face => face.PersonId == personId)), cancellationToken);

    /// <param name="faces">Person, photo, face and points of each.</param>
    internal static async Task<IReadOnlyList<NamedFace>> ReadAsync(FaceGalleryDbContext context, IQueryable faces, CancellationToken cancellationToken)
    {
        var named = new List<NamedFace>();
        await context.ReadBareAsync(faces, face => named.Add(new NamedFace(face.Number(0), face.Number(1), face.Number(2), face.Number(3))), cancellationToken);
        return named;
    }

    /// <summary>The order of the index that tells all of it.</summary>
    private static IQueryable InOrder(IQueryable<Face> named) =>
        named.OrderBy(face => face.PersonId).ThenBy(face => face.PhotoId).Select(face => new { face.PersonId, face.PhotoId, face.Id, face.CoverPoints });

    private static async Task<IReadOnlyList<NamedFace>> ReadAllAsync(IDbContextFactory<FaceGalleryDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await ReadAsync(context, InOrder(context.AlbumFaces.Where(face => face.PersonId != null)), cancellationToken);
    }
}
