using FaceGallery.Domain.History;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using FaceGallery.Web.Matching;
using FaceGallery.Web.Stacks;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.History;

/// <summary>What belongs to a change of <see cref="LibraryChanges"/> and is undone with it. False: nothing is to be changed.</summary>
public delegate Task<bool> AlsoChanges(FaceGalleryDbContext context, CancellationToken cancellationToken);

/// <summary>
/// Makes every change that a human asks for: one after the other, whole or not at all, with the names that follow from it and an entry
/// in the history by which all of it can be taken back.
/// </summary>
public sealed class LibraryChanges(
    OwnerWrites writes, FaceMatchingService naming, LibraryEvents events, TimeProvider time)
{
    /// <summary>Nobody else changes anything.</summary>
    internal const string Owner = "owner";

    /// <summary>Photos that are shown of those in which somebody was found.</summary>
    private const int MaxShown = 5;

    /// <param name="change">Changes tracked rows of the context; null when there was nothing to do.</param>
    /// <param name="also">
    /// What belongs to it, and is undone with it, such as the request that it answers: changes tracked rows, before the change. When it returns false nothing is changed.
    /// </param>
    /// <exception cref="ChangeRefusedException">The change cannot be made, or the current user may not make it; nothing was changed.</exception>
    internal Task<ChangeResult> MakeAsync(
        Func<FaceGalleryDbContext, CancellationToken, Task<ChangeSubject?>> change, CancellationToken cancellationToken, AlsoChanges? also = null) => writes.WriteAsync(
        async context =>
        {
            try
            {
                return await MakeAsync(context, change, also, cancellationToken);
            }
            catch (Exception exception) when (exception is not ChangeRefusedException)
            {
                naming.Forget();
                throw;
            }
        },
        cancellationToken);

    private async Task<ChangeResult> MakeAsync(
        FaceGalleryDbContext context, Func<FaceGalleryDbContext, CancellationToken, Task<ChangeSubject?>> change, AlsoChanges? also, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        using var recording = new ChangeRecording(context);
        if ((also is not null && !await also(context, cancellationToken)) || await change(context, cancellationToken) is not { } subject)
        {
            return ChangeResult.Nothing;
        }

        await context.SaveChangesAsync(cancellationToken);
        if (subject.RequiresRematch)
        {
            context.ChangeTracker.Clear();
            await naming.NameAsync(context, cancellationToken);
        }

        await context.CountFacesAsync(recording.Photos, cancellationToken);
        await StackFormation.PartAsync(context, recording.Photos, cancellationToken);
        var result = await EnterAsync(context, recording, subject, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        events.Publish(recording.Topics);
        return result;
    }

    private async Task<ChangeResult> EnterAsync(
        FaceGalleryDbContext context, ChangeRecording recording, ChangeSubject subject, CancellationToken cancellationToken)
    {
        var alsoNamed = recording.NamedByMachine;
        var entry = new Change
        {
            Kind = subject.Kind,
            MadeAt = time.GetUtcNow().UtcDateTime,
            MadeBy = Owner,
            PersonId = subject.PersonId,
            Subject = subject.Subject,
            Count = subject.Count,
            AlsoNamed = alsoNamed.Count,
            Rows = [.. recording.Rows()],
        };
        context.Changes.Add(entry);
        await context.SaveChangesAsync(cancellationToken);
        return new ChangeResult(entry.Id, subject.PersonId, alsoNamed.Count, alsoNamed.Distinct().Count(), subject.SetAside)
        {
            Named = subject is { Kind: ChangeKind.Named or ChangeKind.FaceDrawn, PersonId: { } person, Subject: { } name } ? await NamedAsync(context, person, name, alsoNamed, cancellationToken) : null,
        };
    }

    private static async Task<NamedPerson> NamedAsync(FaceGalleryDbContext context, int person, string name, IReadOnlyList<int> alsoIn, CancellationToken cancellationToken)
    {
        var theirs = context.AlbumPhotos.Where(photo => context.Faces.Where(face => face.PersonId == person && !face.IsNotAFace).Select(face => face.PhotoId).Contains(photo.Id));
        var shown = alsoIn.Distinct().Take(MaxShown).ToList();
        var found = await theirs.Where(photo => shown.Contains(photo.Id)).Select(photo => new ChangePicture(photo.Id, photo.Version ?? "", false)).ToListAsync(cancellationToken);
        return new NamedPerson(name, await theirs.CountAsync(cancellationToken), found);
    }
}
