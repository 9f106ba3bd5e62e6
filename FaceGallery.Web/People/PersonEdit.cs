using FaceGallery.Web.History;

namespace FaceGallery.Web.People;

/// <summary>What is to be changed of a person; null leaves it as it is.</summary>
/// <param name="Birthday"><see cref="NoBirthday"/> takes it away.</param>
/// <param name="Despite">Contradictions that the human agreed to.</param>
public sealed record PersonEdit(
    string? Name = null, bool? IsHidden = null, bool? IsPrivate = null, DateOnly? Birthday = null, int? CoverFaceId = null, Contradictions Despite = Contradictions.None)
{
    public static readonly DateOnly NoBirthday = DateOnly.MinValue;
}
