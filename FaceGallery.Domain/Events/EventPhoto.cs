namespace FaceGallery.Domain.Events;

/// <summary>A photo as it is parted into events.</summary>
/// <param name="At">When it was taken, in local wall time.</param>
/// <param name="Folder">As <see cref="EventFolder.Of"/> writes it.</param>
/// <param name="EventId">The event that it is in so far.</param>
public readonly record struct EventPhoto(int PhotoId, DateTime At, string Folder, int? EventId);
