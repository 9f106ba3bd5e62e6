using FaceGallery.Domain.Faces;

namespace FaceGallery.Domain.People;

/// <summary>An identity that a human named.</summary>
public sealed class Person
{
    private readonly List<Enrolment> _enrolments = [];

    public int Id { get; init; }

    public required string Name { get; set; }

    /// <summary>What makes two names one: see <see cref="PersonName.Key"/>.</summary>
    public required string NameKey { get; set; }

    /// <summary>Left out of lists of people, albums and names stay.</summary>
    public bool IsHidden { get; set; }

    /// <summary>The name is for the owner alone.</summary>
    public bool IsPrivate { get; set; }

    /// <summary>Recognition does not name them in photos taken before; null when it is not known.</summary>
    public DateOnly? Birthday { get; set; }

    /// <summary>The face that stands for them in lists; null for the one that the app chooses.</summary>
    public int? CoverFaceId { get; set; }

    /// <summary>The faces by which this person is known.</summary>
    public IReadOnlyList<Enrolment> Enrolments => _enrolments;

    public static Person Named(PersonName name) => new() { Name = name.Value, NameKey = name.Key };

    public void Rename(PersonName name) => (Name, NameKey) = (name.Value, name.Key);

    /// <summary>A face confirmed by a human, or from a portrait, joins the gallery.</summary>
    public void Enrol(Face face)
    {
        if (_enrolments.All(enrolment => enrolment.FaceId != face.Id || face.Id == 0))
        {
            _enrolments.Add(new Enrolment { Face = face });
        }
    }
}
