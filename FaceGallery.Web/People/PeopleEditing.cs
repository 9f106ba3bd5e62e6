using FaceGallery.Domain.History;
using FaceGallery.Domain.People;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.People;

/// <summary>What the owner does with people themselves.</summary>
public sealed class PeopleEditing(LibraryChanges changes, TimeProvider time)
{
    /// <summary>Nobody is older than that, with a margin.</summary>
    internal const int MostYears = 150;

    /// <exception cref="ChangeRefusedException">It is no name, somebody else has it (merge them instead), or the person is gone.</exception>
    public Task<ChangeResult> RenameAsync(int id, string? name, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var parsed = FaceTagging.Parse(name);
            var person = await FindAsync(context, id, stop);
            if (person.Name == parsed.Value)
            {
                return null;
            }

            if (await context.People.Where(other => other.NameKey == parsed.Key && other.Id != id).Select(other => (int?)other.Id).FirstOrDefaultAsync(stop) is { } other)
            {
                throw new ChangeRefusedException(ChangeRefusal.NameTaken, $"Somebody is called {parsed.Value} already. Merge the two if they are the same person.") { PersonId = other };
            }

            var subject = $"{person.Name} → {parsed.Value}";
            await context.RememberPortraitsAsync(context.Enrolments.Where(enrolment => enrolment.PersonId == id), id, stop);
            person.Rename(parsed);
            return new ChangeSubject(ChangeKind.Renamed, 1, id, subject) { IsMatched = false };
        }, cancellationToken);

    /// <summary>Several people turn out to be one, who keeps the first one's name.</summary>
    /// <exception cref="ChangeRefusedException">One of them is gone, or is to be merged with themselves.</exception>
    public Task<ChangeResult> MergeAsync(int into, IReadOnlyCollection<int> from, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            if (from.Count == 0 || from.Contains(into))
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "A person cannot be merged with themselves. Choose somebody else.");
            }

            var person = await FindAsync(context, into, stop);
            var names = new List<string>();
            foreach (var id in from.Distinct())
            {
                var other = await FindAsync(context, id, stop);
                names.Add(other.Name);
                await PersonMerge.MergeAsync(context, person, other, stop);
            }

            return new ChangeSubject(ChangeKind.PeopleMerged, names.Count, into, $"{string.Join(", ", names)} → {person.Name}");
        }, cancellationToken);

    /// <summary>Deletes name and enrolments: the faces are unknown again. Their portraits are not taken up again.</summary>
    /// <exception cref="ChangeRefusedException">The person is gone.</exception>
    public Task<ChangeResult> ForgetAsync(int id, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var person = await FindAsync(context, id, stop);
            var count = await PersonMerge.ReleaseAsync(context, person, stop);
            return new ChangeSubject(ChangeKind.Forgotten, count, id, person.Name);
        }, cancellationToken);

    /// <exception cref="ChangeRefusedException">The person is gone, the birthday cannot be, or the cover is not a face of theirs.</exception>
    public Task<ChangeResult> EditAsync(int id, PersonEdit edit, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var person = await FindAsync(context, id, stop);
            var birthday = edit.Birthday is null ? person.Birthday : CheckBirthday(edit.Birthday.Value);
            if (edit.CoverFaceId is { } cover
                && !await context.Faces.AnyAsync(face => face.Id == cover && (face.PersonId == id || context.Enrolments.Any(own => own.FaceId == cover && own.PersonId == id)), stop))
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, $"The cover must be a face of {person.Name}.");
            }

            var isMatched = person.Birthday != birthday;
            person.IsHidden = edit.IsHidden ?? person.IsHidden;
            person.IsPrivate = edit.IsPrivate ?? person.IsPrivate;
            person.CoverFaceId = edit.CoverFaceId ?? person.CoverFaceId;
            person.Birthday = birthday;
            return context.Entry(person).State == EntityState.Unchanged ? null : new ChangeSubject(ChangeKind.PersonEdited, 1, id, person.Name) { IsMatched = isMatched };
        }, cancellationToken);

    /// <summary>The face keeps its name, but stands for the person no longer: a bad portrait.</summary>
    /// <exception cref="ChangeRefusedException">The face is gone.</exception>
    public Task<ChangeResult> WithdrawAsync(int faceId, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var chosen = await ChosenFaces.ReadAsync(context, [faceId], stop);
            var personId = await context.Enrolments.Where(enrolment => enrolment.FaceId == faceId).Select(enrolment => (int?)enrolment.PersonId).FirstOrDefaultAsync(stop);
            if (personId is null)
            {
                return null;
            }

            await chosen.WithdrawAsync(chosen.Faces[0], stop);
            var person = await FindAsync(context, personId.Value, stop);
            return new ChangeSubject(ChangeKind.EnrolmentWithdrawn, 1, person.Id, person.Name);
        }, cancellationToken);

    /// <summary>A face that bears a human's name stands for the person again.</summary>
    /// <exception cref="ChangeRefusedException">The face is gone, is not named by a human, or is too poor to be compared.</exception>
    public Task<ChangeResult> EnrolAsync(int faceId, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var chosen = await ChosenFaces.ReadAsync(context, [faceId], stop);
            var face = chosen.Faces[0];
            if (face is not { CanVouch: true, AssignedBy: Domain.Faces.AssignedBy.Human, PersonId: { } personId })
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Only a clear face that you named yourself can stand for a person.");
            }

            var person = await FindAsync(context, personId, stop);
            chosen.Name(face, person);
            return new ChangeSubject(ChangeKind.Enrolled, 1, person.Id, person.Name);
        }, cancellationToken);

    private DateOnly? CheckBirthday(DateOnly birthday)
    {
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        return birthday == PersonEdit.NoBirthday ? null
            : birthday <= today && birthday > today.AddYears(-MostYears) ? birthday
            : throw new ChangeRefusedException(ChangeRefusal.Invalid, $"{birthday:yyyy-MM-dd} cannot be a birthday: it must be in the last {MostYears} years.");
    }

    private static async Task<Person> FindAsync(FaceGalleryDbContext context, int id, CancellationToken cancellationToken) =>
        await context.People.FirstOrDefaultAsync(person => person.Id == id, cancellationToken)
        ?? throw new ChangeRefusedException(ChangeRefusal.Gone, "This person is no longer there: somebody has merged or forgotten them meanwhile.");
}
