using FaceGallery.Domain.People;
using FaceGallery.Web.Data;
using FaceGallery.Web.Matching;
using FaceGallery.Web.Naming;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.People;

/// <summary>Hands everything that belongs to a person to another one.</summary>
internal static class PersonMerge
{
    /// <summary>The other one becomes a part of the person, and is gone.</summary>
    public static async Task MergeAsync(FaceGalleryDbContext context, Person person, Person other, CancellationToken cancellationToken)
    {
        await context.RememberPortraitsAsync(context.FacesOf(other.Id), person.Id, cancellationToken);
        foreach (var face in await context.Faces.Where(face => face.PersonId == other.Id || face.SuggestedPersonId == other.Id).ToListAsync(cancellationToken))
        {
            face.Follow(other.Id, person.Id);
        }

        foreach (var enrolment in await context.Enrolments.Where(enrolment => enrolment.PersonId == other.Id).ToListAsync(cancellationToken))
        {
            enrolment.PersonId = person.Id;
        }

        foreach (var memory in await context.PortraitMemories.Where(memory => memory.PersonId == other.Id).ToListAsync(cancellationToken))
        {
            memory.PersonId = person.Id;
        }

        foreach (var proposal in await context.Proposals.Where(proposal => proposal.PersonId == other.Id).ToListAsync(cancellationToken))
        {
            proposal.PersonId = person.Id;
        }

        await context.FollowPersonAsync(other.Id, person.Id, cancellationToken);
        await HandOnRejectionsAsync(context, person.Id, other.Id, cancellationToken);
        person.Birthday ??= other.Birthday;
        person.CoverFaceId ??= other.CoverFaceId;
        person.IsPrivate |= other.IsPrivate;
        await context.SaveChangesAsync(cancellationToken);
        context.People.Remove(other);
    }

    /// <summary>Rejections of either person count for the merged one, except for faces named as either.</summary>
    private static async Task HandOnRejectionsAsync(FaceGalleryDbContext context, int person, int other, CancellationToken cancellationToken)
    {
        var rejections = await context.Rejections.Where(rejection => rejection.PersonId == other || rejection.PersonId == person).ToListAsync(cancellationToken);
        var faceIds = rejections.Select(rejection => rejection.FaceId).ToHashSet();
        var named = await context.Faces.Where(face => face.PersonId == person || face.PersonId == other).Select(face => face.Id).ToListAsync(cancellationToken);
        faceIds.ExceptWith(named);
        context.Rejections.RemoveRange(rejections.Where(rejection => rejection.PersonId == other || !faceIds.Contains(rejection.FaceId)));
        var kept = rejections.Where(rejection => rejection.PersonId == person).Select(rejection => rejection.FaceId).ToHashSet();
        context.Rejections.AddRange(faceIds.Except(kept).Select(faceId => new Domain.Faces.Rejection { FaceId = faceId, PersonId = person }));
    }
}
