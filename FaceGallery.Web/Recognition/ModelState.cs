using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Recognition;

/// <summary>Whether a file of weights is there.</summary>
/// <param name="Path">Where the right file lies; null when it is missing.</param>
/// <param name="Ignored">One for each file of that name that was passed over because it is not the right one.</param>
public sealed record ModelState(ModelFile Model, string? Path, IReadOnlyList<Message> Ignored);
