using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using FaceGallery.Domain.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Accounts;

/// <summary>Where somebody is signed in. A cookie is worth nothing without its session here; when one ends, its open pages end with it.</summary>
public sealed class OpenSessions(IDbContextFactory<FaceGalleryDbContext> contexts, Circuits circuits, IOptionsMonitor<AccessOptions> options, TimeProvider time)
{
    /// <summary>How long a typed password lets somebody change who gets in.</summary>
    public static readonly TimeSpan Confirmed = TimeSpan.FromMinutes(10);

    private const string Claim = "session";
    private const int KeyBytes = 32;

    // Often enough for the list, and seldom enough for the database.
    private static readonly TimeSpan Coarse = TimeSpan.FromHours(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>The id of the session by which somebody is signed in.</returns>
    public static int? IdOf(ClaimsPrincipal? user) => NumberOf(user, Claim);

    /// <returns>The id of the account.</returns>
    public static int? AccountOf(ClaimsPrincipal? user) => NumberOf(user, ClaimTypes.NameIdentifier);

    /// <summary>Begins one; those that ran out are forgotten.</summary>
    /// <param name="user">Gets the session's id.</param>
    /// <returns>The key, which is kept in the browser's cookie alone.</returns>
    public async Task<string> BeginAsync(ClaimsPrincipal user, string? userAgent, IPAddress? from, CancellationToken cancellationToken)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        var session = new Session
        {
            AccountId = AccountOf(user) ?? throw new InvalidOperationException("Only an account has sessions."),
            KeyHash = HashOf(key),
            CreatedAt = Now,
            LastSeenAt = Now,
            ConfirmedAt = Now,
            Browser = BrowserName.Of(userAgent),
            Address = $"{from}",
        };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (began, seen) = (Now - options.CurrentValue.SessionLife, Now - options.CurrentValue.IdleLife);
        await context.Sessions.Where(old => old.CreatedAt < began || old.LastSeenAt < seen).ExecuteDeleteAsync(cancellationToken);
        context.Sessions.Add(session);
        await context.SaveChangesAsync(cancellationToken);
        ((ClaimsIdentity)user.Identity!).AddClaim(new Claim(Claim, session.Id.ToString(CultureInfo.InvariantCulture)));
        return key;
    }

    /// <summary>Notes that somebody was here.</summary>
    /// <returns>Whether the session goes on, and the key is its key.</returns>
    public async Task<bool> VisitAsync(ClaimsPrincipal? user, string? key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (key is null || await FindAsync(context, IdOf(user), cancellationToken) is not { } session || !CryptographicOperations.FixedTimeEquals(session.KeyHash, HashOf(key)))
        {
            return false;
        }

        if (Now - session.LastSeenAt > Coarse)
        {
            await NoteVisitAsync(context, session.Id, cancellationToken);
        }

        return true;
    }

    private async Task NoteVisitAsync(FaceGalleryDbContext context, int id, CancellationToken cancellationToken)
    {
        try
        {
            var now = Now;
            await context.Sessions.Where(seen => seen.Id == id).ExecuteUpdateAsync(seen => seen.SetProperty(one => one.LastSeenAt, now), cancellationToken);
        }
        catch (Exception exception) when (WriteFailure.Of(exception) is not null)
        {
            // Whoever looks at photos can do so while the disk is full.
        }
    }

    public async Task<bool> IsOpenAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(context, id, cancellationToken) is not null;
    }

    /// <returns>Whether the session goes on, and its account is the owner's.</returns>
    public async Task<bool> IsOwnersAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(context, IdOf(user), cancellationToken) is { } session
            && await context.Users.AnyAsync(account => account.Id == session.AccountId && account.Role == AccountRole.Owner, cancellationToken);
    }

    /// <returns>The account of the friend whose session goes on; null where it ended, and where it is the owner's.</returns>
    public async Task<int?> FriendAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(context, IdOf(user), cancellationToken) is { } session
            ? await context.Users.Where(account => account.Id == session.AccountId && account.Role == AccountRole.Friend).Select(account => (int?)account.Id).SingleOrDefaultAsync(cancellationToken)
            : null;
    }

    /// <summary>Somebody typed their password again.</summary>
    public async Task ConfirmAsync(int id, CancellationToken cancellationToken)
    {
        var now = Now;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Sessions.Where(session => session.Id == id).ExecuteUpdateAsync(session => session.SetProperty(one => one.ConfirmedAt, now), cancellationToken);
    }

    /// <returns>Whether the password was typed within <see cref="Confirmed"/>.</returns>
    public async Task<bool> IsConfirmedAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(context, IdOf(user), cancellationToken) is { } session && Now - session.ConfirmedAt < Confirmed;
    }

    /// <summary>Of an account, the latest first.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(int account, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (began, seen) = (Now - options.CurrentValue.SessionLife, Now - options.CurrentValue.IdleLife);
        return await context.Sessions.AsNoTracking()
            .Where(session => session.AccountId == account && session.CreatedAt >= began && session.LastSeenAt >= seen)
            .OrderByDescending(session => session.LastSeenAt).ThenByDescending(session => session.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Ends the one by which somebody is signed in, if they are.</summary>
    public Task EndAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        (AccountOf(user), IdOf(user)) is ({ } account, { } id) ? EndAsync(account, id, cancellationToken) : Task.CompletedTask;

    /// <summary>Ends one of an account.</summary>
    public async Task EndAsync(int account, int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Sessions.Where(session => session.Id == id && session.AccountId == account).ExecuteDeleteAsync(cancellationToken) > 0)
        {
            circuits.End(circuit => circuit.Session == id);
        }
    }

    /// <summary>Ends all of an account, which may be gone already.</summary>
    public async Task EndAllAsync(int account, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Sessions.Where(session => session.AccountId == account).ExecuteDeleteAsync(cancellationToken);
        circuits.End(circuit => circuit.Account == account);
    }

    private async Task<Session?> FindAsync(FaceGalleryDbContext context, int? id, CancellationToken cancellationToken)
    {
        var session = await context.Sessions.AsNoTracking().SingleOrDefaultAsync(session => session.Id == id, cancellationToken);
        return session is not null && Now - session.CreatedAt < options.CurrentValue.SessionLife && Now - session.LastSeenAt < options.CurrentValue.IdleLife ? session : null;
    }

    private static int? NumberOf(ClaimsPrincipal? user, string claim) =>
        int.TryParse(user?.FindFirst(claim)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
