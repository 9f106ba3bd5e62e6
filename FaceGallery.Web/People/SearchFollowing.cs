using FaceGallery.Domain.Albums;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.People;

/// <summary>Rewrites links and saved searches when a person or event in them is merged into another. Undoing the merge undoes this, too.</summary>
internal static class SearchFollowing
{
    /// <summary>Searches for a person who was merged away are searches for the one who stays.</summary>
    public static Task FollowPersonAsync(this FaceGalleryDbContext context, int gone, int kept, CancellationToken cancellationToken)
    {
        IReadOnlyList<int> Follow(IReadOnlyList<int> people) => [.. people.Select(id => id == gone ? kept : id).Distinct().Order()];
        return RewriteAsync(
            context, search => search.People.Contains(gone), search => search with { AllOf = Follow(search.AllOf), AnyOf = Follow(search.AnyOf), NoneOf = Follow(search.NoneOf) },
            cancellationToken);
    }

    /// <summary>Searches for events that were merged away are searches for the one that stays.</summary>
    public static Task FollowEventsAsync(this FaceGalleryDbContext context, IReadOnlyCollection<int> gone, int kept, CancellationToken cancellationToken) =>
        RewriteAsync(context, search => search.EventId is { } id && gone.Contains(id), search => search with { EventId = kept }, cancellationToken);

    private static async Task RewriteAsync(
        FaceGalleryDbContext context, Predicate<PhotoSearch> isConcerned, Func<PhotoSearch, PhotoSearch> rewrite, CancellationToken cancellationToken)
    {
        string Rewritten(string text) => PhotoSearchText.Read(text) is { } search && isConcerned(search) ? PhotoSearchText.Write(rewrite(search)) : text;

        foreach (var share in await context.Shares.Where(share => share.Search != null).ToListAsync(cancellationToken))
        {
            share.Search = Rewritten(share.Search!);
        }

        foreach (var album in await context.SmartAlbums.ToListAsync(cancellationToken))
        {
            album.Search = Rewritten(album.Search);
        }
    }
}
