using System.Globalization;
using FaceGallery.Domain.History;
using FaceGallery.Domain.People;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Matching;
using FaceGallery.Web.Naming;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.People;

/// <summary>What the owner does with people themselves.</summary>
public sealed class PeopleEditing(LibraryChanges changes, TimeProvider time)
{
    /// <summary>Nobody is older than that, with a margin.</summary>
    internal const int MaxYears = 150;

    /// <param name="despite">Contradictions that the human agreed to.</param>
    /// <exception cref="ChangeRefusedException">It is no name, somebody else has it or a similar one (merge them instead), or the person is gone.</exception>
    public Task<ChangeResult> RenameAsync(int id, string? name, Contradictions despite, CancellationToken cancellationToken) =>
        EditAsync(id, new PersonEdit(Name: name ?? "", Despite: despite), cancellationToken);

    /// <summary>Several people turn out to be one, who keeps the first one's name.</summary>
    /// <param name="despite">Contradictions that the human agreed to.</param>
    /// <exception cref="ChangeRefusedException">One of them is gone, is to be merged with themselves, or is in a photo with another.</exception>
    public Task<ChangeResult> MergeAsync(int into, IReadOnlyCollection<int> from, Contradictions despite, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            if (from.Count == 0 || from.Contains(into))
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.MergeWithSelf");
            }

            var person = await FindAsync(context, into, stop);
            if (await PhotosTogetherAsync(context, [into, .. from], stop) is > 0 and var photos)
            {
                ChangeRefusedException.ThrowIfAny([new Contradiction(Contradictions.TwiceInPhoto, photos, into, person.Name)], despite);
            }

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
            var count = await context.ReleaseAsync(person, heir: null, stop);
            return new ChangeSubject(ChangeKind.Forgotten, count, id, person.Name);
        }, cancellationToken);

    /// <summary>All of it, or nothing.</summary>
    /// <exception cref="ChangeRefusedException">
    /// The person is gone, it is no name or somebody else has it (merge them instead), the birthday cannot be, or the cover is not a face of theirs.
    /// </exception>
    public Task<ChangeResult> EditAsync(int id, PersonEdit edit, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var name = edit.Name is null ? null : FaceTagging.Parse(edit.Name);
            var person = await FindAsync(context, id, stop);
            var birthday = edit.Birthday is null ? person.Birthday : CheckBirthday(edit.Birthday.Day);
            if (edit.CoverFaceId is { } cover
                && !await context.Faces.AnyAsync(face => face.Id == cover && (face.PersonId == id || context.Enrolments.Any(own => own.FaceId == cover && own.PersonId == id)), stop))
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.Cover", person.Name);
            }

            var isMatched = person.Birthday != birthday;
            var subject = name is null ? person.Name : await RenameAsync(context, person, name, edit.Despite, stop);
            person.IsHidden = edit.IsHidden ?? person.IsHidden;
            person.IsPrivate = edit.IsPrivate ?? person.IsPrivate;
            person.CoverFaceId = edit.CoverFaceId ?? person.CoverFaceId;
            person.Birthday = birthday;
            var kind = edit == new PersonEdit(Name: edit.Name, Despite: edit.Despite) ? ChangeKind.Renamed : ChangeKind.PersonEdited;
            return context.Entry(person).State == EntityState.Unchanged ? null : new ChangeSubject(kind, 1, id, subject) { RequiresRematch = isMatched };
        }, cancellationToken);

    /// <summary>The face keeps its name, but stands for the person no longer: a bad portrait.</summary>
    /// <exception cref="ChangeRefusedException">The face is gone.</exception>
    public Task<ChangeResult> WithdrawAsync(int faceId, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var chosen = await FaceEditSet.ReadAsync(context, [faceId], stop);
            var personId = await context.Enrolments.Where(enrolment => enrolment.FaceId == faceId).Select(enrolment => (int?)enrolment.PersonId).FirstOrDefaultAsync(stop);
            if (personId is null)
            {
                return null;
            }

            await chosen.WithdrawAsync(chosen.Faces[0], stop);
            var person = await FindAsync(context, personId.Value, stop);
            return new ChangeSubject(ChangeKind.EnrolmentWithdrawn, 1, person.Id, person.Name);
        }, cancellationToken);

    /// <summary>A face that bears a human's name stands for the person.</summary>
    /// <param name="despite"><see cref="Contradictions.PoorExample"/> uses a poor one all the same.</param>
    /// <exception cref="ChangeRefusedException">The face is gone, is not named by a human, cannot be compared, or is poor.</exception>
    public Task<ChangeResult> EnrolAsync(int faceId, Contradictions despite, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var chosen = await FaceEditSet.ReadAsync(context, [faceId], stop);
            var face = chosen.Faces[0];
            var person = await FindAsync(context, face.RequireNamed(), stop);
            if (await context.Enrolments.AnyAsync(own => own.FaceId == faceId, stop))
            {
                return null;
            }

            if (!face.CanVouch)
            {
                ChangeRefusedException.ThrowIfAny([new Contradiction(Contradictions.PoorExample, 1, person.Id, person.Name)], despite);
            }

            chosen.Enrol(face, person.Id);
            return new ChangeSubject(ChangeKind.Enrolled, 1, person.Id, person.Name);
        }, cancellationToken);

    /// <summary>Photos in which a human found two of them.</summary>
    private static Task<int> PhotosTogetherAsync(FaceGalleryDbContext context, IReadOnlyList<int> people, CancellationToken cancellationToken) =>
        context.Faces.Where(face => face.AssignedBy == Domain.Faces.AssignedBy.Human && people.Contains(face.PersonId ?? 0))
            .GroupBy(face => face.PhotoId).CountAsync(photo => photo.Select(face => face.PersonId).Distinct().Count() > 1, cancellationToken);

    /// <returns>"old → new"; the name where it stays.</returns>
    private static async Task<string> RenameAsync(
        FaceGalleryDbContext context, Person person, PersonName name, Contradictions despite, CancellationToken cancellationToken)
    {
        if (person.Name == name.Value)
        {
            return person.Name;
        }

        if (await context.People.Where(other => other.NameKey == name.Key && other.Id != person.Id).Select(other => (int?)other.Id).FirstOrDefaultAsync(cancellationToken) is { } other)
        {
            throw new ChangeRefusedException(ChangeRefusal.NameTaken, "Refused.NameTaken", name.Value) { PersonId = other };
        }

        if (await context.SimilarAsync(name, person.Id, cancellationToken) is { } similar)
        {
            ChangeRefusedException.ThrowIfAny([similar], despite);
        }

        var subject = $"{person.Name} → {name.Value}";
        await context.RememberPortraitsAsync(context.FacesOf(person.Id), person.Id, cancellationToken);
        person.Rename(name);
        return subject;
    }

    internal static bool CanBeBirthday(DateOnly day, DateOnly today) => day <= today && day > today.AddYears(-MaxYears);

    private DateOnly? CheckBirthday(DateOnly? birthday)
    {
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        return birthday is not { } day || CanBeBirthday(day, today)
            ? birthday
            : throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.Birthday", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), MaxYears.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<Person> FindAsync(FaceGalleryDbContext context, int id, CancellationToken cancellationToken) =>
        await context.People.FirstOrDefaultAsync(person => person.Id == id, cancellationToken)
        ?? throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.PersonGone");
}
