using FaceGallery.Web.People;

namespace FaceGallery.Web.Albums;

/// <summary>Counts who is in photos together, among people that the viewer may see.</summary>
public sealed class CoOccurrenceService(CoOccurrenceCache memory, PeopleService people)
{
    /// <summary>Those with most photos first; nobody who is hidden.</summary>
    public async Task<IReadOnlyList<CoOccurrence>> ListAsync(CancellationToken cancellationToken)
    {
        var known = (await people.ListAsync(cancellationToken)).Select(card => card.Id).ToHashSet();
        return [.. (await memory.ListAsync(cancellationToken)).Where(company => company.PersonIds.All(known.Contains))];
    }
}
