namespace FaceGallery.Web.People;

/// <summary>What is to be changed of a person; null leaves it as it is.</summary>
/// <param name="Birthday"><see cref="NoBirthday"/> takes it away.</param>
public sealed record PersonEdit(bool? IsHidden = null, bool? IsPrivate = null, DateOnly? Birthday = null, int? CoverFaceId = null)
{
    public static readonly DateOnly NoBirthday = DateOnly.MinValue;
}
