using FaceGallery.Domain.Faces;
using FaceGallery.Domain.History;
using FaceGallery.Domain.People;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Naming;

/// <summary>What a human says of faces: who they are, who they are not, that they do not matter.</summary>
public sealed class FaceTagging(LibraryChanges changes)
{
    /// <summary>They are this person, who is made where there is none of that name. Everything unknown is matched again.</summary>
    /// <param name="despite">Contradictions that the human agreed to.</param>
    /// <param name="also">See <see cref="LibraryChanges"/>.</param>
    /// <exception cref="ChangeRefusedException">It is no name, all the faces are gone, or there are other contradictions.</exception>
    public Task<ChangeResult> NameAsync(
        IReadOnlyCollection<int> faceIds, string? name, Contradictions despite, CancellationToken cancellationToken, AlsoChanges? also = null) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var parsed = Parse(name);
            var chosen = await FaceEditSet.ReadAsync(context, faceIds, stop);
            var person = await chosen.NameAsync(parsed, despite, stop);
            return new ChangeSubject(ChangeKind.Named, chosen.Faces.Count, person.Id, person.Name) { SetAside = chosen.SetAside };
        }, cancellationToken, also);

    /// <summary>They are not the person whose name they bear, or who is suggested. That is remembered for ever.</summary>
    /// <param name="personId">Who they are not; null for whoever each is taken for.</param>
    /// <param name="also">See <see cref="LibraryChanges"/>.</param>
    /// <exception cref="ChangeRefusedException">All the faces are gone, or none of them is taken for anybody.</exception>
    public Task<ChangeResult> RejectAsync(IReadOnlyCollection<int> faceIds, int? personId, CancellationToken cancellationToken, AlsoChanges? also = null) =>
        changes.MakeAsync(async (context, stop) =>
        {
            if (personId is not null && !await context.People.AnyAsync(person => person.Id == personId, stop))
            {
                throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.PersonGone");
            }

            var chosen = await FaceEditSet.ReadAsync(context, faceIds, stop);
            var taken = chosen.Faces.Select(face => (Face: face, Person: personId ?? face.PersonId ?? face.SuggestedPersonId)).Where(pair => pair.Person is not null).ToList();
            if (taken.Count == 0)
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.NothingToReject");
            }

            foreach (var (face, person) in taken)
            {
                await chosen.RejectAsync(face, person!.Value, stop);
            }

            return await SubjectAsync(context, ChangeKind.Rejected, taken.Count, taken[0].Person, stop);
        }, cancellationToken, also);

    /// <summary>They are strangers who need not be shown again.</summary>
    /// <exception cref="ChangeRefusedException">All the faces are gone.</exception>
    public Task<ChangeResult> IgnoreAsync(IReadOnlyCollection<int> faceIds, CancellationToken cancellationToken) =>
        JudgeAsync(ChangeKind.CalledStrangers, faceIds, face => face.Ignore(), cancellationToken);

    /// <summary>They are no faces at all, and count in no album.</summary>
    /// <exception cref="ChangeRefusedException">All the detections are gone.</exception>
    public Task<ChangeResult> MarkAsNotFacesAsync(IReadOnlyCollection<int> faceIds, CancellationToken cancellationToken) =>
        JudgeAsync(ChangeKind.CalledNoFaces, faceIds, face => face.CallNoFace(), cancellationToken);

    /// <summary>They are unknown faces again, after having been called strangers or no faces.</summary>
    /// <exception cref="ChangeRefusedException">All the faces are gone.</exception>
    public Task<ChangeResult> ReconsiderAsync(IReadOnlyCollection<int> faceIds, CancellationToken cancellationToken) =>
        JudgeAsync(ChangeKind.Reconsidered, faceIds, face => face.Reconsider(), cancellationToken);

    internal static PersonName Parse(string? name) =>
        PersonName.TryParse(name, out var parsed, out var problem) ? parsed : throw new ChangeRefusedException(ChangeRefusal.Invalid, problem);

    private Task<ChangeResult> JudgeAsync(ChangeKind kind, IReadOnlyCollection<int> faceIds, Action<Face> judge, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var chosen = await FaceEditSet.ReadAsync(context, faceIds, stop);
            foreach (var face in chosen.Faces)
            {
                await chosen.WithdrawAsync(face, stop);
                judge(face);
            }

            return new ChangeSubject(kind, chosen.Faces.Count);
        }, cancellationToken);

    private static async Task<ChangeSubject> SubjectAsync(
        FaceGalleryDbContext context, ChangeKind kind, int count, int? personId, CancellationToken cancellationToken) =>
        new(kind, count, personId, await context.People.Where(person => person.Id == personId).Select(person => person.Name).FirstOrDefaultAsync(cancellationToken));
}
