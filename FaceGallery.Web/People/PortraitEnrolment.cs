using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.People;

/// <summary>Portraits make people: the largest face of each joins the gallery under the name that the file or its folder bears.</summary>
internal static class PortraitEnrolment
{
    public static async Task EnrolPortraitAsync(this FaceGalleryDbContext context, Photo portrait, CancellationToken cancellationToken)
    {
        if (!PortraitName.TryParse(portrait.Path, out var name, out var problem))
        {
            portrait.Fail(problem, retryOnScan: false);
            return;
        }

        if (portrait.Faces.Count == 0)
        {
            portrait.Fail("No face was found in this portrait. Use a picture in which the face is large and looks at the camera.", retryOnScan: false);
            return;
        }

        var person = await context.People.Include(person => person.Enrolments).FirstOrDefaultAsync(person => person.NameKey == name.Key, cancellationToken)
            ?? context.People.Add(Person.Named(name)).Entity;
        person.Enrol(portrait.Faces.MaxBy(face => face.Box.Area)!);

        // The next portrait of the batch may be of the same person, who must be found then.
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Portraits that are gone vouch for nobody, and somebody for whom nothing vouches any more is no longer known.</summary>
    /// <returns>Whether anything changed.</returns>
    public static async Task<bool> WithdrawMissingPortraitsAsync(this FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        var withdrawn = await context.Enrolments
            .Where(enrolment => enrolment.Face!.Photo!.Kind == RootKind.People && enrolment.Face.Photo.MissingSince != null)
            .ExecuteDeleteAsync(cancellationToken);
        var forgotten = await context.People
            .Where(person => !person.Enrolments.Any()
                && !context.Faces.Any(face => face.PersonId == person.Id && face.AssignedBy == Domain.Faces.AssignedBy.Human))
            .ExecuteDeleteAsync(cancellationToken);
        return withdrawn + forgotten > 0;
    }
}
