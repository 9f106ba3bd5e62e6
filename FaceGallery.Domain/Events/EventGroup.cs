namespace FaceGallery.Domain.Events;

/// <summary>Photos of one occasion, by time.</summary>
/// <param name="EventId">The event that goes on in it; null where it is a new one.</param>
public sealed record EventGroup(int? EventId, IReadOnlyList<EventPhoto> Photos);
