namespace FaceGallery.Domain.Faces;

/// <summary>A human said that this face is not this person: remembered, so that recognition never gives it that name again.</summary>
public sealed class Rejection
{
    public int FaceId { get; init; }

    public int PersonId { get; init; }
}
