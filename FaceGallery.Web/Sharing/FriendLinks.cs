using System.Globalization;
using FaceGallery.Domain.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Library;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Sharing;

/// <summary>Links that a signed-in friend makes and ends. They tell no names, take place and camera out, and end by themselves.</summary>
public sealed class FriendLinks(
    IDbContextFactory<FaceGalleryDbContext> contexts, LibraryWriteLock writing, FriendSending sending, ShareMaking making, SecurityEvents events)
{
    /// <summary>Links of one friend that are open at once.</summary>
    public const int MostOpen = 20;

    /// <summary>Links that one friend makes within 24 hours.</summary>
    public const int MostADay = 50;

    /// <summary>Photos of one link that were chosen one by one.</summary>
    public const int MostPhotos = 1_000;

    /// <summary>Days until a link ends.</summary>
    public const int MostDays = 90;

    private OwnerWrites Writes => new(contexts, writing, sending);

    /// <param name="scope">Photos that the friend sees, or the friend's own album.</param>
    /// <param name="settings">Of which title, greeting, passphrase and downloads are the friend's to choose, and an end within <see cref="MostDays"/>.</param>
    /// <returns>The link's id.</returns>
    /// <exception cref="ChangeRefusedException">The current user may not, or no longer; there is nothing to show, or nothing that the friend sees; there are too many, or a setting is wrong.</exception>
    public Task<int> CreateAsync(ShareScope scope, ShareSettings settings, CancellationToken cancellationToken) => Writes.WriteAsync(
        async context =>
        {
            var (friend, now) = (await SenderAsync(cancellationToken), making.Now);
            if (settings.ExpiresAt is not { } end || end <= now || end > now.AddDays(MostDays))
            {
                throw Invalid("Sharing.Refused.FriendEnd", MostDays);
            }

            var made = context.Shares.Where(share => share.MakerId == friend);
            var yesterday = now.AddDays(-1);
            if (scope.PhotoIds.Count > MostPhotos
                || await made.CountAsync(share => share.RevokedAt == null && share.ExpiresAt > now, cancellationToken) >= MostOpen
                || await made.CountAsync(share => share.CreatedAt > yesterday, cancellationToken) >= MostADay)
            {
                throw Invalid("Sharing.Refused.FriendTooMany", MostOpen, MostADay, MostPhotos);
            }

            if (!await FriendSending.MaySeeAsync(context, friend, scope.Search is { } search ? AlbumKey.Of(search) : null, cancellationToken))
            {
                throw Invalid("Sharing.Refused.NothingToShow");
            }

            var careful = new ShareSettings
            {
                Title = settings.Title,
                Greeting = settings.Greeting,
                ExpiresAt = end,
                Passphrase = settings.Passphrase,
                Download = settings.Download,
                ShowsNames = false,
            };
            var id = await making.CreateAsync(context, scope, careful, friend, cancellationToken);
            events.Record(SecurityEventKind.LinkMade, friend, id);
            return id;
        },
        cancellationToken);

    /// <summary>One of the friend's own opens nothing any more, and what is known of its visits is forgotten.</summary>
    /// <exception cref="ChangeRefusedException">The current user may not, or no longer; or has no such link.</exception>
    public Task DeleteAsync(int id, CancellationToken cancellationToken) => Writes.WriteAsync(
        async context =>
        {
            var friend = await SenderAsync(cancellationToken);
            if (await context.Shares.Where(share => share.Id == id && share.MakerId == friend).ExecuteDeleteAsync(cancellationToken) == 0)
            {
                throw new ChangeRefusedException(ChangeRefusal.Gone, "Sharing.Refused.Gone");
            }

            events.Record(SecurityEventKind.LinkDeleted, friend, id);
        },
        cancellationToken);

    private async Task<int> SenderAsync(CancellationToken cancellationToken) =>
        await sending.SenderAsync(cancellationToken) ?? throw new ChangeRefusedException(ChangeRefusal.NotAllowed, "NotAllowed.Text");

    private static ChangeRefusedException Invalid(string key, params int[] numbers) =>
        new(ChangeRefusal.Invalid, key, [.. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))]);
}
