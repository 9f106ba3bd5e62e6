using FaceGallery.Domain.History;
using FaceGallery.Web.History;

namespace FaceGallery.Web.Api;

/// <summary>What was done, when and by whom. See <see cref="Change"/>.</summary>
public sealed record ApiHistoryEntry(
    string Id, ChangeKind Kind, DateTime MadeAt, string MadeBy, string? PersonId, string? Subject, int Count, int AlsoNamed, DateTime? UndoneAt)
{
    public static ApiHistoryEntry Of(HistoryEntry entry) => new(
        ApiId.Of(entry.Id), entry.Kind, DateTime.SpecifyKind(entry.MadeAt, DateTimeKind.Utc), entry.MadeBy, entry.PersonId is { } person ? ApiId.Of(person) : null,
        entry.Subject, entry.Count, entry.AlsoNamed, entry.UndoneAt is { } undone ? DateTime.SpecifyKind(undone, DateTimeKind.Utc) : null);
}
