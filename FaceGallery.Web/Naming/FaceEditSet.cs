using System.Linq.Expressions;
using System.Numerics;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Matching;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Naming;

/// <summary>The faces that an operation is about, with what humans said of them, ready to be changed.</summary>
internal sealed class FaceEditSet
{
    private const int BatchSize = 500;

    private readonly FaceGalleryDbContext _context;
    private readonly Dictionary<int, Enrolment> _enrolments = [];
    private readonly Dictionary<(int FaceId, int PersonId), Rejection> _rejections = [];
    private readonly List<Face> _faces = [];
    private readonly HashSet<int> _portraits = [];

    private FaceEditSet(FaceGalleryDbContext context) => _context = context;

    public IReadOnlyList<Face> Faces => _faces;

    /// <summary>Faces that are gone meanwhile are left out.</summary>
    /// <exception cref="ChangeRefusedException">None was given, or all are gone.</exception>
    public static async Task<FaceEditSet> ReadAsync(FaceGalleryDbContext context, IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        var chosen = new FaceEditSet(context);
        foreach (var batch in ids.Distinct().Chunk(BatchSize))
        {
            chosen._faces.AddRange(await context.Faces.Where(face => batch.Contains(face.Id)).ToListAsync(cancellationToken));
            chosen._portraits.UnionWith(await context.Faces.Where(face => batch.Contains(face.Id) && face.Photo!.Kind == RootKind.People)
                .Select(face => face.Id).ToListAsync(cancellationToken));
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
                ids.Count == 0 ? "Refused.NoFaces" : "Refused.FacesGone");
    }

    /// <summary>A human says that all of them are the person of that name, who is made where there is none. Whoever had only them is gone.</summary>
    /// <param name="despite">Contradictions that the human agreed to.</param>
    /// <exception cref="ChangeRefusedException">There are others.</exception>
    public async Task<Person> NameAsync(PersonName name, Contradictions despite, CancellationToken cancellationToken)
    {
        ChangeRefusedException.ThrowIfAny(await ContradictionsOfAsync(name, cancellationToken), despite);
        var person = await _context.FindOrAddAsync(name, cancellationToken);
        var before = _faces.Select(face => face.PersonId).OfType<int>().Union(_enrolments.Values.Select(enrolment => enrolment.PersonId)).Where(id => id != person.Id).ToList();
        var portraits = _portraits.Where(id => _enrolments.TryGetValue(id, out var own) ? own.PersonId != person.Id : _faces.Exists(face => face.Id == id && face.PersonId != person.Id)).ToList();
        _faces.ForEach(face => Name(face, person));
        await _context.RememberPortraitsAsync(Alone(face => portraits.Contains(face.Id)), person.Id, cancellationToken);
        if (before.Count > 0)
        {
            await _context.ReleaseEmptyAsync(before, person, cancellationToken);
        }

        return person;
    }

    /// <summary>
    /// Why none of them is an example, though they could be compared; none where one is. Of several, what the clearest lacks.
    /// </summary>
    public FaceFlaws SetAside
    {
        get
        {
            var compared = _faces.Where(face => face.IsComparable).ToList();
            return compared.Count == 0 || compared.Exists(face => _enrolments.ContainsKey(face.Id))
                ? FaceFlaws.None
                : compared.Select(face => face.Quality.ExampleFlaws).MinBy(flaws => BitOperations.PopCount((uint)flaws));
        }
    }

    /// <summary>The face stands for the person in the gallery, however poor it is.</summary>
    public void Enrol(Face face, int personId)
    {
        if (!_enrolments.ContainsKey(face.Id))
        {
            _enrolments.Add(face.Id, _context.Enrolments.Add(new Enrolment { FaceId = face.Id, PersonId = personId }).Entity);
        }
    }

    /// <summary>
    /// A human says that the face is this person, and no longer whoever it was taken for. A good picture joins the gallery; that a poor one is to be used all the
    /// same is said of one person, and no other.
    /// </summary>
    private void Name(Face face, Person person)
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
        if (!_enrolments.TryGetValue(face.Id, out var enrolment))
        {
            if (face.CanVouch)
            {
                Enrol(face, person.Id);
            }
        }
        else if (face.CanVouch || enrolment.PersonId == person.Id)
        {
            enrolment.PersonId = person.Id;
        }
        else
        {
            _enrolments.Remove(face.Id);
            _context.Enrolments.Remove(enrolment);
        }
    }

    /// <summary>A human said that the face is not this person.</summary>
    public bool IsRejected(Face face, int personId) => _rejections.ContainsKey((face.Id, personId));

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
        var isEnrolled = _enrolments.Remove(face.Id, out var enrolment);
        if (_portraits.Contains(face.Id) && (isEnrolled || face.PersonId is not null))
        {
            await _context.RememberPortraitsAsync(Alone(own => own.Id == face.Id), owner: null, cancellationToken);
        }

        if (isEnrolled)
        {
            _context.Enrolments.Remove(enrolment!);
        }
    }

    /// <summary>Those of the faces beside which no other one of their portrait stands for anybody: whose they are, the portrait is.</summary>
    private IQueryable<Face> Alone(Expression<Func<Face, bool>> faces) => _context.Faces.Where(faces)
        .Where(face => !_context.Enrolments.Any(other => other.FaceId != face.Id && other.Face!.PhotoId == face.PhotoId));

    private async Task<List<Contradiction>> ContradictionsOfAsync(PersonName name, CancellationToken cancellationToken)
    {
        var known = await _context.People.FirstOrDefaultAsync(person => person.NameKey == name.Key, cancellationToken);
        var (id, called) = (known?.Id, known?.Name ?? name.Value);
        var found = new List<Contradiction>();
        if (await _context.SimilarAsync(name, but: null, cancellationToken) is { } similar)
        {
            found.Add(similar);
        }

        if (await PhotosTwiceAsync(id, cancellationToken) is > 0 and var photos)
        {
            found.Add(new Contradiction(Contradictions.TwiceInPhoto, photos, id, called));
        }

        if (_faces.Count(face => id is { } person && _rejections.ContainsKey((face.Id, person))) is > 0 and var rejected)
        {
            found.Add(new Contradiction(Contradictions.Rejected, rejected, id, called));
        }

        return found;
    }

    /// <summary>Photos in which the person would be twice by a human's word, and is not yet.</summary>
    private async Task<int> PhotosTwiceAsync(int? personId, CancellationToken cancellationToken)
    {
        var chosen = _faces.Select(face => face.Id).ToHashSet();

        // Nobody's faces would be asked for among all that are unknown.
        var known = personId is null ? [] : await _context.Faces.Where(face => face.PersonId == personId && face.AssignedBy == AssignedBy.Human)
            .Select(face => new { face.Id, face.PhotoId }).ToListAsync(cancellationToken);
        var before = known.ConvertAll(face => face.Id).ToHashSet();
        var photos = known.Where(face => !chosen.Contains(face.Id)).Select(face => face.PhotoId).ToHashSet();
        return _faces.GroupBy(face => face.PhotoId)
            .Count(photo => photo.Any(face => !before.Contains(face.Id)) && (photo.Count() > 1 || photos.Contains(photo.Key)));
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
