using FaceGallery.Domain.Faces;
using FaceGallery.Domain.People;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.People;

/// <summary>The faces that an operation is about, with what humans said of them, ready to be changed.</summary>
internal sealed class ChosenFaces
{
    private const int BatchSize = 500;

    private readonly FaceGalleryDbContext _context;
    private readonly Dictionary<int, Enrolment> _enrolments = [];
    private readonly Dictionary<(int FaceId, int PersonId), Rejection> _rejections = [];
    private readonly List<Face> _faces = [];

    private ChosenFaces(FaceGalleryDbContext context) => _context = context;

    public IReadOnlyList<Face> Faces => _faces;

    /// <summary>Faces that are gone meanwhile are left out.</summary>
    /// <exception cref="ChangeRefusedException">None was given, or all are gone.</exception>
    public static async Task<ChosenFaces> ReadAsync(FaceGalleryDbContext context, IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        var chosen = new ChosenFaces(context);
        foreach (var batch in ids.Distinct().Chunk(BatchSize))
        {
            chosen._faces.AddRange(await context.Faces.Where(face => batch.Contains(face.Id)).ToListAsync(cancellationToken));
            foreach (var enrolment in await context.Enrolments.Where(enrolment => batch.Contains(enrolment.FaceId)).ToListAsync(cancellationToken))
            {
                chosen._enrolments.Add(enrolment.FaceId, enrolment);
            }

            foreach (var rejection in await context.Rejections.Where(rejection => batch.Contains(rejection.FaceId)).ToListAsync(cancellationToken))
            {
                chosen._rejections.Add((rejection.FaceId, rejection.PersonId), rejection);
            }
        }

        return chosen._faces.Count > 0
            ? chosen
            : throw new ChangeRefusedException(
                ids.Count == 0 ? ChangeRefusal.Invalid : ChangeRefusal.Gone,
                ids.Count == 0 ? "No faces were chosen." : "These faces are no longer there: their photos were changed or removed. Open the page again.");
    }

    /// <summary>A human says that the face is this person, and no longer whoever it was taken for. A good picture joins the gallery.</summary>
    public void Name(Face face, Person person)
    {
        if (face.PersonId is { } other && other != person.Id)
        {
            Reject(face, other);
        }

        if (_rejections.Remove((face.Id, person.Id), out var rejection))
        {
            _context.Rejections.Remove(rejection);
        }

        face.Name(person.Id);
        if (_enrolments.TryGetValue(face.Id, out var enrolment))
        {
            enrolment.PersonId = person.Id;
        }
        else if (face.CanVouch)
        {
            _context.Enrolments.Add(new Enrolment { FaceId = face.Id, PersonId = person.Id });
        }
    }

    /// <summary>The face is not this person, and stands for nobody.</summary>
    public async Task RejectAsync(Face face, int personId, CancellationToken cancellationToken)
    {
        Reject(face, personId);
        await WithdrawAsync(face, cancellationToken);
        face.Forget();
    }

    /// <summary>The face stands for nobody in the gallery; a portrait's file does not bring it back.</summary>
    public async Task WithdrawAsync(Face face, CancellationToken cancellationToken)
    {
        if (_enrolments.Remove(face.Id, out var enrolment))
        {
            await _context.RememberPortraitsAsync(_context.Enrolments.Where(own => own.FaceId == face.Id), owner: null, cancellationToken);
            _context.Enrolments.Remove(enrolment);
        }
    }

    private void Reject(Face face, int personId)
    {
        if (!_rejections.ContainsKey((face.Id, personId)))
        {
            var rejection = new Rejection { FaceId = face.Id, PersonId = personId };
            _rejections.Add((face.Id, personId), rejection);
            _context.Rejections.Add(rejection);
        }
    }
}
