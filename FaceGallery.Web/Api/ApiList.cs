namespace FaceGallery.Web.Api;

/// <summary>A part of a list.</summary>
/// <param name="Total">How many there are in all.</param>
public sealed record ApiList<T>(int Total, IReadOnlyList<T> Items);
