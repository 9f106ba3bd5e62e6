using FaceGallery.Web.Access;

namespace FaceGallery.Web.People;

/// <summary>Reads people for the pages: those whose names the viewer may know.</summary>
public sealed class PeopleService(PeopleMemory memory, Viewer viewer)
{
    /// <summary>Everybody, those with most photos first; the owner sees hidden and private ones, too.</summary>
    public async Task<IReadOnlyList<PersonCard>> ListAsync(CancellationToken cancellationToken)
    {
        var isOwner = await viewer.IsOwnerAsync();
        return
        [
            .. (await memory.ListAsync(cancellationToken)).Where(card => isOwner || card is { IsPrivate: false, IsHidden: false })
                .OrderByDescending(card => card.PhotoCount).ThenBy(card => card.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    public async Task<PersonCard?> FindAsync(int id, CancellationToken cancellationToken) =>
        await memory.FindAsync(id, cancellationToken) is { } card && (!card.IsPrivate || await viewer.IsOwnerAsync()) ? card : null;
}
