namespace FaceGallery.Domain.Albums;

/// <summary>A photo as it is parted into events.</summary>
/// <param name="At">When it was taken, in local wall time.</param>
/// <param name="Folder">The folder that it lies in, as one text with its root.</param>
/// <param name="EventId">The event that it is in so far.</param>
public readonly record struct EventPhoto(int PhotoId, DateTime At, string Folder, int? EventId);
