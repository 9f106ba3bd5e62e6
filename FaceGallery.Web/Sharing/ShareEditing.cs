using FaceGallery.Domain.Accounts;
using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Names;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Sharing;

/// <summary>Makes and changes links.</summary>
public sealed class ShareEditing(
    OwnerWrites writes, ShareTokens tokens, IPasswordHasher<Share> hasher, SecurityEvents events, TimeProvider time)
{
    /// <returns>The link's id.</returns>
    /// <exception cref="ChangeRefusedException">There is nothing to show, or a setting is wrong.</exception>
    public Task<int> CreateAsync(ShareScope scope, ShareSettings settings, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            var id = await CreateAsync(context, scope, settings, cancellationToken);
            events.Record(SecurityEventKind.LinkMade, subjectId: id);
            return id;
        },
        cancellationToken);

    /// <summary>Makes a link to each album that none of the open links shows in the same way, live and without an end: links that went out are kept.</summary>
    /// <exception cref="ChangeRefusedException">A setting is wrong.</exception>
    public Task CreateMissingAsync(IEnumerable<AlbumKey> albums, ShareSettings settings, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var made = new List<int>();
            foreach (var album in albums)
            {
                if (await context.Open(album, Now).FirstOrDefaultAsync(cancellationToken) is null)
                {
                    made.Add(await CreateAsync(context, ShareScope.Of(album), settings, cancellationToken));
                }
            }

            await transaction.CommitAsync(cancellationToken);
            made.ForEach(id => events.Record(SecurityEventKind.LinkMade, subjectId: id));
        },
        cancellationToken);

    /// <exception cref="ChangeRefusedException">The link is gone, or a setting is wrong.</exception>
    public Task EditAsync(int id, ShareSettings settings, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            var share = await FindAsync(context, id, cancellationToken);
            if (settings.IsFrozen && !share.IsFrozen && share.Search is not null)
            {
                await FreezeAsync(context, share, cancellationToken);
            }

            Apply(share, settings);
            await context.SaveChangesAsync(cancellationToken);
            events.Record(SecurityEventKind.LinkChanged, subjectId: id);
        },
        cancellationToken);

    /// <summary>The link opens nothing any more.</summary>
    /// <exception cref="ChangeRefusedException">The link is gone.</exception>
    public Task RevokeAsync(int id, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            (await FindAsync(context, id, cancellationToken)).RevokedAt = Now;
            await context.SaveChangesAsync(cancellationToken);
            events.Record(SecurityEventKind.LinkClosed, subjectId: id);
        },
        cancellationToken);

    /// <summary>The link has a new address, and is open again where it was revoked; the old address opens nothing any more.</summary>
    /// <exception cref="ChangeRefusedException">The link is gone.</exception>
    public Task RenewAsync(int id, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            var share = await FindAsync(context, id, cancellationToken);
            var token = ShareTokens.New();
            (share.TokenHash, share.ProtectedToken, share.RevokedAt) = (ShareTokens.HashOf(token), tokens.Protect(token), null);
            await context.SaveChangesAsync(cancellationToken);
            events.Record(SecurityEventKind.LinkRenewed, subjectId: id);
        },
        cancellationToken);

    /// <returns>Whether there was one.</returns>
    public Task<bool> DeleteAsync(int id, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            var wasThere = await context.Shares.Where(share => share.Id == id).ExecuteDeleteAsync(cancellationToken) > 0;
            if (wasThere)
            {
                events.Record(SecurityEventKind.LinkDeleted, subjectId: id);
            }

            return wasThere;
        },
        cancellationToken);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task<int> CreateAsync(FaceGalleryDbContext context, ShareScope scope, ShareSettings settings, CancellationToken cancellationToken)
    {
        if (scope.Search is { IsHidden: true })
        {
            throw new ChangeRefusedException(ChangeRefusal.Invalid, "Sharing.Refused.Hidden");
        }

        if (scope.Search is { } asked && !await IsThereAsync(context, asked, cancellationToken))
        {
            throw new ChangeRefusedException(ChangeRefusal.Invalid, "Sharing.Refused.NoSuchAlbum");
        }

        var token = ShareTokens.New();
        var share = new Share
        {
            TokenHash = ShareTokens.HashOf(token),
            ProtectedToken = tokens.Protect(token),
            Search = scope.Search is { } search ? PhotoSearchText.Write(search) : null,
            CreatedAt = Now,
        };
        Apply(share, settings);
        share.Fix(await FixedAsync(context, scope, settings, cancellationToken), Now);
        context.Shares.Add(share);
        await context.SaveChangesAsync(cancellationToken);
        return share.Id;
    }

    private static async Task<bool> IsThereAsync(FaceGalleryDbContext context, PhotoSearch search, CancellationToken cancellationToken)
    {
        var people = search.People.Distinct().ToList();
        return await context.People.CountAsync(person => EF.Parameter(people).Contains(person.Id), cancellationToken) == people.Count
            && (search.EventId is not { } id || await context.Events.AnyAsync(photoEvent => photoEvent.Id == id, cancellationToken));
    }

    private static async Task<List<int>> FixedAsync(FaceGalleryDbContext context, ShareScope scope, ShareSettings settings, CancellationToken cancellationToken)
    {
        if (scope.Search is { } search)
        {
            return settings.IsFrozen ? await context.Album(search).Select(photo => photo.Id).ToListAsync(cancellationToken) : [];
        }

        // As one parameter: somebody may choose more than a statement has room for.
        var chosen = scope.PhotoIds.Distinct().ToList();
        var photos = await context.AlbumPhotos.Where(photo => EF.Parameter(chosen).Contains(photo.Id)).Select(photo => photo.Id).ToListAsync(cancellationToken);
        return photos.Count > 0 ? photos : throw new ChangeRefusedException(ChangeRefusal.Invalid, "Sharing.Refused.NothingToShow");
    }

    /// <summary>What a live link shows becomes what it always shows; since when each visitor knows it stays.</summary>
    private async Task FreezeAsync(FaceGalleryDbContext context, Share share, CancellationToken cancellationToken)
    {
        var shown = await context.HeldBy(share).Select(photo => photo.Id).ToHashSetAsync(cancellationToken);
        var listed = await context.SharePhotos.Where(photo => photo.ShareId == share.Id).ToListAsync(cancellationToken);
        context.SharePhotos.RemoveRange(listed.Where(photo => !shown.Contains(photo.PhotoId)));
        share.Fix(shown.Except(listed.Select(photo => photo.PhotoId)), Now);
    }

    private void Apply(Share share, ShareSettings settings)
    {
        var (title, greeting) = (VisibleText.Of(settings.Title), LinesOf(settings.Greeting));
        if (title.Length > Share.MaxTitleLength || greeting.Length > Share.MaxGreetingLength || settings.Passphrase?.Length > Share.MaxPassphraseLength)
        {
            throw new ChangeRefusedException(ChangeRefusal.Invalid, "Sharing.Refused.TooLong");
        }

        if (settings.Passphrase is { Length: > 0 and < Share.MinPassphraseLength })
        {
            throw new ChangeRefusedException(ChangeRefusal.Invalid, "Sharing.Refused.ShortPassphrase");
        }

        share.Title = title.Length == 0 ? null : title;
        share.Greeting = greeting.Length == 0 ? null : greeting;
        (share.ShowsPicture, share.ShowsAllOfStacks) = (settings.ShowsPicture, settings.ShowsAllOfStacks);
        (share.IsFrozen, share.ExpiresAt, share.Download) = (settings.IsFrozen, settings.ExpiresAt, settings.Download);
        (share.ShowsNames, share.IsStripped, share.IsReadable, share.AllowsFindMe) =
            (settings.ShowsNames, settings.IsStripped, settings.IsReadable, settings.AllowsFindMe);
        if (settings.Passphrase is { } passphrase)
        {
            share.PassphraseHash = passphrase.Length == 0 ? null : hasher.HashPassword(share, passphrase);
        }
    }

    private static string LinesOf(string? text) => string.Join('\n', (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => VisibleText.Of(line))).Trim();

    private static async Task<Share> FindAsync(FaceGalleryDbContext context, int id, CancellationToken cancellationToken) =>
        await context.Shares.SingleOrDefaultAsync(share => share.Id == id, cancellationToken)
        ?? throw new ChangeRefusedException(ChangeRefusal.Gone, "Sharing.Refused.Gone");
}
