using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Messages;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Matching;

/// <summary>
/// Portraits make people: the largest face of each joins the gallery under the name that the file or its folder bears. One that is too poor to be an example is set
/// aside: it bears the name.
/// </summary>
internal static class PortraitEnrolment
{
    public static async Task EnrolPortraitAsync(this FaceGalleryDbContext context, Photo portrait, CancellationToken cancellationToken)
    {
        if (!PortraitName.TryParse(portrait.Path, out var name, out var problem))
        {
            portrait.Fail(portrait.ContentHash, problem, retryOnScan: false);
            return;
        }

        if (portrait.Faces.Count == 0)
        {
            portrait.Fail(portrait.ContentHash, new Message("Unreadable.NoFace"), retryOnScan: false);
            return;
        }

        // Whom it stands for by the owner's word it stands for, whatever the file is called.
        var face = portrait.Faces.MaxBy(face => face.Box.Area)!;
        if (await context.Enrolments.AnyAsync(own => own.FaceId == face.Id, cancellationToken)
            || await OwnerOfAsync(context, portrait, name, cancellationToken) is not { } person)
        {
            return;
        }

        if (face.CanVouch)
        {
            person.Enrol(face);
        }

        // The next portrait of the batch may be of the same person, who must be found then.
        await context.SaveChangesAsync(cancellationToken);
        if (!face.CanVouch && face.PersonId is null)
        {
            face.Name(person.Id);
            await context.SaveChangesAsync(cancellationToken);
        }
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
        this FaceGalleryDbContext context, IQueryable<Face> faces, int? owner, CancellationToken cancellationToken)
    {
        var portraits = await faces.Where(face => face.Photo!.Kind == RootKind.People)
            .Select(face => new { face.Photo!.ContentHash, face.Photo.Path }).ToListAsync(cancellationToken);
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

    /// <summary>Removes the enrolments of portraits that are gone, and then people who have neither an enrolment nor a confirmed face left.</summary>
    /// <returns>Whether anything changed.</returns>
    public static async Task<bool> WithdrawMissingPortraitsAsync(this FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        var missing = context.Faces.Where(face => face.Photo!.Kind == RootKind.People && face.Photo.MissingSince != null);
        var gone = context.Enrolments.Where(enrolment => missing.Any(face => face.Id == enrolment.FaceId));
        var people = await gone.Select(enrolment => enrolment.PersonId)
            .Union(missing.Where(face => face.PersonId != null).Select(face => face.PersonId!.Value)).ToListAsync(cancellationToken);
        var withdrawn = await gone.ExecuteDeleteAsync(cancellationToken);
        var unknown = context.People.Where(person => EF.Parameter(people).Contains(person.Id) && !person.Enrolments.Any()
            && !context.Faces.Any(face => face.PersonId == person.Id && face.AssignedBy == AssignedBy.Human && !missing.Any(portrait => portrait.Id == face.Id)));
        await missing.Where(face => unknown.Any(person => person.Id == face.PersonId))
            .ExecuteUpdateAsync(update => update.SetProperty(face => face.AssignedBy, (AssignedBy?)null).SetProperty(face => face.PersonId, (int?)null), cancellationToken);
        return await unknown.ExecuteDeleteAsync(cancellationToken) + withdrawn > 0;
    }

    /// <summary>Portraits whose largest face bears the name and is no example.</summary>
    public static IQueryable<Face> PortraitsSetAside(this FaceGalleryDbContext context) => context.Faces.Where(face =>
        face.PersonId != null && face.Photo!.Kind == RootKind.People && face.Photo.MissingSince == null && !context.Enrolments.Any(own => own.FaceId == face.Id));
}
