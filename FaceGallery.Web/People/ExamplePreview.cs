using FaceGallery.Domain.Faces;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Library;
using FaceGallery.Web.Matching;
using FaceGallery.Web.Naming;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.People;

/// <summary>Tells which names a face would lead to if it stood for its person. Nothing is written.</summary>
public sealed class ExamplePreview(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryWriteLock writing, FaceMatchingService naming)
{
    /// <summary>Waits until nobody matches or changes faces.</summary>
    /// <exception cref="ChangeRefusedException">The face is gone, is not named by a human, or cannot be compared.</exception>
    public async Task<NamesPreview> OfAsync(int faceId, CancellationToken cancellationToken)
    {
        using var held = await writing.AcquireAsync(cancellationToken);
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var face = (await FaceEditSet.ReadAsync(context, [faceId], cancellationToken)).Faces[0];
        var person = face.RequireNamed();
        return await NamesPreview.OfAsync(context, await naming.PreviewAsync(context, (person, faceId), cancellationToken), cancellationToken);
    }
}

internal static class ExampleRules
{
    /// <returns>The person for whom the face can stand.</returns>
    /// <exception cref="ChangeRefusedException">There is none, or nothing to compare.</exception>
    public static int RequireNamed(this Face face) => face is { IsComparable: true, AssignedBy: AssignedBy.Human, PersonId: { } person }
        ? person
        : throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.Enrol");
}
