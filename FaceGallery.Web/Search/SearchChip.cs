using FaceGallery.Domain.Albums;

namespace FaceGallery.Web.Search;

/// <summary>One condition of a search.</summary>
/// <param name="Without">The search without it.</param>
public sealed record SearchChip(string Label, PhotoSearch Without);
