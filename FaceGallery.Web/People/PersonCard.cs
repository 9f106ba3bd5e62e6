namespace FaceGallery.Web.People;

/// <summary>A person as lists show them.</summary>
/// <param name="PhotoCount">Photos of their album.</param>
/// <param name="FaceCount">Faces in these photos that bear their name.</param>
/// <param name="CoverFaceId">The face that the owner chose, else the one that shows them best; null when there is none.</param>
/// <param name="CoverVersion"><see cref="Domain.Photos.Photo.Version"/> of the photo in which the cover face is.</param>
public sealed record PersonCard(int Id, string Name, int PhotoCount, int FaceCount, int? CoverFaceId, string? CoverVersion)
{
    /// <inheritdoc cref="Domain.People.Person.IsHidden"/>
    public bool IsHidden { get; init; }

    /// <inheritdoc cref="Domain.People.Person.IsPrivate"/>
    public bool IsPrivate { get; init; }

    /// <summary>The cover face is in a photo that the owner hid.</summary>
    public bool IsCoverHidden { get; init; }

    /// <inheritdoc cref="Domain.People.Person.Birthday"/>
    public DateOnly? Birthday { get; init; }
}
