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

        if (await OwnerOfAsync(context, portrait, name, cancellationToken) is { } person)
        {
            person.Enrol(portrait.Faces.MaxBy(face => face.Box.Area)!);
        }

        // The next portrait of the batch may be of the same person, who must be found then.
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Whose portrait it is: as the owner decided in the app, else by its name. Null when it is to enrol nobody.</summary>
    private static async Task<Person?> OwnerOfAsync(FaceGalleryDbContext context, Photo portrait, PersonName name, CancellationToken cancellationToken)
    {
        var memories = await context.PortraitMemories.Where(memory => memory.NameKey == name.Key).ToListAsync(cancellationToken);
        var own = memories.Find(memory => memory.ContentHash == portrait.ContentHash);
        if (own is { PersonId: null })
        {
            return null;
        }

        // A new picture beside others of the same name is of the same person, whatever that person is called by now.
        var known = own?.PersonId ?? memories.Select(memory => memory.PersonId).FirstOrDefault(person => person is not null);
        var people = context.People.Include(person => person.Enrolments);
        return (known is null ? null : await people.FirstOrDefaultAsync(person => person.Id == known, cancellationToken))
            ?? await people.FirstOrDefaultAsync(person => person.NameKey == name.Key, cancellationToken)
            ?? context.People.Add(Person.Named(name)).Entity;
    }

    /// <summary>What the owner decided of a person's portraits outlives the next reading of their files.</summary>
    /// <param name="owner">Whose portraits they are from now on; null when they enrol nobody.</param>
    public static async Task RememberPortraitsAsync(
        this FaceGalleryDbContext context, IQueryable<Enrolment> enrolments, int? owner, CancellationToken cancellationToken)
    {
        var portraits = await enrolments.Where(enrolment => enrolment.Face!.Photo!.Kind == RootKind.People)
            .Select(enrolment => new { enrolment.Face!.Photo!.ContentHash, enrolment.Face.Photo.Path }).ToListAsync(cancellationToken);
        foreach (var portrait in portraits)
        {
            if (portrait.ContentHash is { } hash && PortraitName.TryParse(portrait.Path, out var name, out _))
            {
                await context.RememberPortraitAsync(hash, name.Key, owner, cancellationToken);
            }
        }
    }

    private static async Task RememberPortraitAsync(
        this FaceGalleryDbContext context, string hash, string nameKey, int? owner, CancellationToken cancellationToken)
    {
        var memory = await context.PortraitMemories.FindAsync([hash, nameKey], cancellationToken)
            ?? context.PortraitMemories.Add(new PortraitMemory { ContentHash = hash, NameKey = nameKey }).Entity;
        memory.PersonId = owner;
    }

    /// <summary>Portraits that are gone vouch for nobody, and somebody for whom nothing vouches any more is no longer known.</summary>
    /// <returns>Whether anything changed.</returns>
    public static async Task<bool> WithdrawMissingPortraitsAsync(this FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        var gone = context.Enrolments.Where(enrolment => enrolment.Face!.Photo!.Kind == RootKind.People && enrolment.Face.Photo.MissingSince != null);
        var people = await gone.Select(enrolment => enrolment.PersonId).Distinct().ToListAsync(cancellationToken);
        await gone.ExecuteDeleteAsync(cancellationToken);
        await context.People
            .Where(person => people.Contains(person.Id) && !person.Enrolments.Any()
                && !context.Faces.Any(face => face.PersonId == person.Id && face.AssignedBy == Domain.Faces.AssignedBy.Human))
            .ExecuteDeleteAsync(cancellationToken);
        return people.Count > 0;
    }
}
