using FaceGallery.Domain.Detection;

namespace FaceGallery.Domain.Matching;

/// <summary>A face being asked about.</summary>
/// <param name="FaceId">Identity of the face; neighbours are remembered by it.</param>
/// <param name="PhotoId">The photo it is in: nobody is twice in one photo.</param>
/// <param name="Embedding">Of the gallery's model.</param>
/// <param name="IsUsable">Good enough to be named, and to count as evidence for others.</param>
/// <param name="DecidedPersonId">Whom a human said it is: no longer asked about, but that person is taken in this photo.</param>
/// <param name="ExcludedPeople">Who it is certainly not: rejected by a human, or not yet born; null where there is nobody.</param>
public sealed record Probe(
    int FaceId, int PhotoId, Embedding Embedding, bool IsUsable, int? DecidedPersonId = null, IReadOnlyCollection<int>? ExcludedPeople = null);
