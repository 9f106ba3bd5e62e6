using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Names;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Sharing;

/// <summary>What a new link is, and what settings make of it; whoever calls it has asked whether they may.</summary>
public sealed class ShareMaking(ShareTokens tokens, IPasswordHasher<Share> hasher, TimeProvider time)
{
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <param name="makerId">See <see cref="Share.MakerId"/>.</param>
    /// <returns>The link's id.</returns>
    /// <exception cref="ChangeRefusedException">There is nothing to show, or a setting is wrong.</exception>
    public async Task<int> CreateAsync(FaceGalleryDbContext context, ShareScope scope, ShareSettings settings, int? makerId, CancellationToken cancellationToken)
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
            MakerId = makerId,
        };
        await ApplyAsync(context, share, settings, cancellationToken);
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

    /// <exception cref="ChangeRefusedException">A setting is wrong.</exception>
    public async Task ApplyAsync(FaceGalleryDbContext context, Share share, ShareSettings settings, CancellationToken cancellationToken)
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

        // Whether the link shows it is asked each time that it is shown.
        if (settings.CoverPhotoId is { } cover && cover != share.CoverPhotoId && !await context.AlbumPhotos.AnyAsync(photo => photo.Id == cover, cancellationToken))
        {
            throw new ChangeRefusedException(ChangeRefusal.Invalid, "Sharing.Refused.NoSuchCover");
        }

        share.Title = title.Length == 0 ? null : title;
        share.Greeting = greeting.Length == 0 ? null : greeting;
        (share.ShowsPicture, share.HidesCover, share.CoverPhotoId) = (settings.ShowsPicture, settings.HidesCover, settings.CoverPhotoId);
        share.ShowsAllOfStacks = settings.ShowsAllOfStacks;
        (share.IsFrozen, share.ExpiresAt, share.Download) = (settings.IsFrozen, settings.ExpiresAt, settings.Download);
        (share.ShowsNames, share.IsStripped, share.IsReadable, share.AllowsFindMe) =
            (settings.ShowsNames, settings.IsStripped, settings.IsReadable, settings.AllowsFindMe);
        if (settings.Passphrase is { } passphrase)
        {
            share.PassphraseHash = passphrase.Length == 0 ? null : hasher.HashPassword(share, passphrase);
        }
    }

    private static string LinesOf(string? text) => string.Join('\n', (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => VisibleText.Of(line))).Trim();
}
