using FaceGallery.Domain.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Settings;

/// <summary>A security event for the owner.</summary>
/// <param name="Account">The account's name; null where it is gone, or there is none.</param>
/// <param name="Subject">What the link or token is called; null where it is gone, or there is none.</param>
public sealed record SecurityEntry(SecurityEvent Event, string? Account, string? Subject);

/// <summary>Security events with the names that accounts, links and tokens have now: the events themselves hold ids.</summary>
public sealed class SecurityHistory(SecurityEvents events, IDbContextFactory<FaceGalleryDbContext> contexts, ShareCaptions captions)
{
    public Task<int> CountAsync(CancellationToken cancellationToken) => events.CountAsync(cancellationToken);

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<SecurityEntry>> PageAsync(int skip, int take, CancellationToken cancellationToken)
    {
        var page = await events.PageAsync(skip, take, cancellationToken);
        var (accountIds, tokenIds, linkIds) = (Ids(page, entry => entry.AccountId), Ids(page.Where(IsOfToken), entry => entry.SubjectId), Ids(page.Where(entry => !IsOfToken(entry)), entry => entry.SubjectId));
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var accounts = await context.Users.Where(account => accountIds.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.UserName!, cancellationToken);
        var tokens = await context.ApiTokens.Where(token => tokenIds.Contains(token.Id)).ToDictionaryAsync(token => token.Id, token => token.Name, cancellationToken);
        var links = await captions.OfAsync(await context.Shares.AsNoTracking().Where(share => linkIds.Contains(share.Id)).ToListAsync(cancellationToken), cancellationToken);

        return [.. page.Select(entry => new SecurityEntry(
            entry, NameIn(accounts, entry.AccountId), IsOfToken(entry) ? NameIn(tokens, entry.SubjectId) : NameIn(links, entry.SubjectId)))];
    }

    private static bool IsOfToken(SecurityEvent entry) => entry.Kind is SecurityEventKind.TokenMade or SecurityEventKind.TokenRevoked or SecurityEventKind.TokenRefused;

    private static List<int> Ids(IEnumerable<SecurityEvent> page, Func<SecurityEvent, int?> idOf) => [.. page.Select(idOf).OfType<int>().Distinct()];

    private static string? NameIn(IReadOnlyDictionary<int, string> names, int? id) => id is { } known ? names.GetValueOrDefault(known) : null;
}
