using FaceGallery.Domain.Albums;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Sharing;

/// <summary>Keeps links true when what they ask for becomes part of something else. With the change that does it, that is undone.</summary>
internal static class ShareFollowing
{
    /// <summary>Links to a person who was merged away are links to the one who stays.</summary>
    public static Task FollowPersonAsync(this FaceGalleryDbContext context, int gone, int kept, CancellationToken cancellationToken)
    {
        IReadOnlyList<int> Follow(IReadOnlyList<int> people) => [.. people.Select(id => id == gone ? kept : id).Distinct().Order()];
        return RewriteAsync(
            context, search => search.People.Contains(gone), search => search with { AllOf = Follow(search.AllOf), AnyOf = Follow(search.AnyOf), NoneOf = Follow(search.NoneOf) },
            cancellationToken);
    }

    /// <summary>Links to events that were merged away are links to the one that stays.</summary>
    public static Task FollowEventsAsync(this FaceGalleryDbContext context, IReadOnlyCollection<int> gone, int kept, CancellationToken cancellationToken) =>
        RewriteAsync(context, search => search.EventId is { } id && gone.Contains(id), search => search with { EventId = kept }, cancellationToken);

    private static async Task RewriteAsync(
        FaceGalleryDbContext context, Predicate<PhotoSearch> isConcerned, Func<PhotoSearch, PhotoSearch> rewrite, CancellationToken cancellationToken)
    {
        foreach (var share in await context.Shares.Where(share => share.Search != null).ToListAsync(cancellationToken))
        {
            if (share.SearchOf() is { } search && isConcerned(search))
            {
                share.Search = PhotoSearchText.Write(rewrite(search));
            }
        }
    }
}
