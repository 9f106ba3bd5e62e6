namespace FaceGallery.Domain.Faces;

/// <summary>A human said that this face is not this person: remembered for ever, so that the machine never says so again.</summary>
public sealed class Rejection
{
    public int FaceId { get; init; }

    public int PersonId { get; init; }
}
