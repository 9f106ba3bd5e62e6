using FaceGallery.Domain.History;

namespace FaceGallery.Web.History;

/// <summary>A change as the history lists it. See <see cref="Change"/> for what its parts mean.</summary>
public sealed record HistoryEntry(
    int Id, ChangeKind Kind, DateTime MadeAt, string MadeBy, int? PersonId, string? Subject, int Count, int AlsoNamed, DateTime? UndoneAt);
