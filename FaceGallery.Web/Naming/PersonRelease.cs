using FaceGallery.Domain.Faces;
using FaceGallery.Domain.People;
using FaceGallery.Web.Data;
using FaceGallery.Web.Matching;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Naming;

/// <summary>Takes people out of the library.</summary>
internal static class PersonRelease
{
    /// <summary>The faces are nobody's again, and the person is gone.</summary>
    /// <param name="heir">Whose portraits the files are from now on that bore the name; null where they enrol nobody.</param>
    /// <returns>How many faces bore the name.</returns>
    public static async Task<int> ReleaseAsync(this FaceGalleryDbContext context, Person person, Person? heir, CancellationToken cancellationToken)
    {
        await context.RememberPortraitsAsync(context.FacesOf(person.Id), heir?.Id, cancellationToken);
        var faces = await context.Faces.Where(face => face.PersonId == person.Id || face.SuggestedPersonId == person.Id).ToListAsync(cancellationToken);
        var named = faces.Count(face => face.PersonId == person.Id);
        faces.ForEach(face => face.Forget());
        foreach (var memory in await context.PortraitMemories.Where(memory => memory.PersonId == person.Id).ToListAsync(cancellationToken))
        {
            memory.PersonId = heir?.Id;
        }

        // The database would remove them with the person, and nobody would know what to put back.
        context.Proposals.RemoveRange(await context.Proposals.Where(proposal => proposal.PersonId == person.Id).ToListAsync(cancellationToken));
        context.Enrolments.RemoveRange(await context.Enrolments.Where(enrolment => enrolment.PersonId == person.Id).ToListAsync(cancellationToken));
        context.Rejections.RemoveRange(await context.Rejections.Where(rejection => rejection.PersonId == person.Id).ToListAsync(cancellationToken));
        await context.SaveChangesAsync(cancellationToken);
        context.People.Remove(person);
        return named;
    }

    /// <summary>Those of the people are gone whom nothing stands for any more that a human said, or a guest: a name that was only misspelt.</summary>
    /// <param name="heir">Who has their faces now.</param>
    public static async Task ReleaseEmptyAsync(this FaceGalleryDbContext context, IReadOnlyCollection<int> ids, Person heir, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        var empty = context.People.Where(person => EF.Parameter(ids).Contains(person.Id) && !person.Enrolments.Any()
            && !context.Faces.Any(face => face.PersonId == person.Id && face.AssignedBy == AssignedBy.Human)
            && !context.Proposals.Any(proposal => proposal.PersonId == person.Id));
        foreach (var person in await empty.ToListAsync(cancellationToken))
        {
            await context.ReleaseAsync(person, heir, cancellationToken);
        }
    }
}
