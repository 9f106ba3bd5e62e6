namespace FaceGallery.Web.Review;

/// <summary>The questions that are asked next.</summary>
/// <param name="Count">How many there are in all.</param>
public sealed record ReviewQuestions(IReadOnlyList<ReviewItem> Items, int Count);
