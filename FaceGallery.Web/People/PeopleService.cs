using FaceGallery.Web.Accounts;

namespace FaceGallery.Web.People;

/// <summary>Reads people for the pages: those whose names the viewer may know.</summary>
public sealed class PeopleService(PeopleCache memory, Viewer viewer)
{
    /// <summary>Everybody, those with most photos first; the owner sees hidden and private ones, too.</summary>
    public async Task<IReadOnlyList<PersonCard>> ListAsync(CancellationToken cancellationToken)
    {
        var cards = await memory.ListAsync(cancellationToken);
        var seen = await viewer.IsOwnerAsync() ? cards : cards.Where(card => card is { IsPrivate: false, IsHidden: false }).Select(ForOthers);
        return [.. seen.OrderByDescending(card => card.PhotoCount).ThenBy(card => card.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    public async Task<PersonCard?> FindAsync(int id, CancellationToken cancellationToken) => await memory.FindAsync(id, cancellationToken) switch
    {
        { } card when await viewer.IsOwnerAsync() => card,
        { IsPrivate: false } card => ForOthers(card),
        _ => null,
    };

    private static PersonCard ForOthers(PersonCard card) => card.IsCoverHidden ? card with { CoverFaceId = null, CoverVersion = null } : card;
}
