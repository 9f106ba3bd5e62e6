using FaceGallery.Web.History;

namespace FaceGallery.Web.People;

/// <summary>What is to be changed of a person; null leaves it as it is.</summary>
/// <param name="Despite">Contradictions that the human agreed to.</param>
public sealed record PersonEdit(
    string? Name = null, bool? IsHidden = null, bool? IsPrivate = null, BirthdayEdit? Birthday = null, int? CoverFaceId = null, Contradictions Despite = Contradictions.None);

/// <param name="Day">Null takes the birthday away.</param>
public sealed record BirthdayEdit(DateOnly? Day);
