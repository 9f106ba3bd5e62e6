using FaceGallery.Domain.Faces;

namespace FaceGallery.Domain.People;

/// <summary>A face that stands for a person in the gallery. Gone with its face: a portrait that is removed withdraws it.</summary>
public sealed class Enrolment
{
    public int FaceId { get; init; }

    public Face? Face { get; init; }

    public int PersonId { get; set; }

    public Person? Person { get; init; }
}
