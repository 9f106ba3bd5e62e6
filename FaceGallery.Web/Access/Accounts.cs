using System.Diagnostics.CodeAnalysis;
using FaceGallery.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Access;

/// <summary>The owner's account and those of friends.</summary>
public sealed class Accounts(IServiceScopeFactory scopes, IDbContextFactory<FaceGalleryDbContext> contexts) : IDisposable
{
    /// <summary>The owner's name where none was chosen.</summary>
    public const string DefaultOwnerName = "owner";

    private const int MaxNameLength = 100;
    private const int MaxPasswordLength = 200;

    private readonly SemaphoreSlim _making = new(1);
    private volatile bool _hasOwner;

    /// <summary>And not so long that checking it would take for ever.</summary>
    public static bool IsLongEnough([NotNullWhen(true)] string? password) => password is { Length: >= AccountServices.LeastPasswordLength and <= MaxPasswordLength };

    public void Dispose() => _making.Dispose();

    /// <summary>An owner stays for good, so that the answer "yes" need not be asked again.</summary>
    public async ValueTask<bool> HasOwnerAsync(CancellationToken cancellationToken)
    {
        if (!_hasOwner)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            _hasOwner = await context.Users.AnyAsync(account => account.Role == AccountRole.Owner, cancellationToken);
        }

        return _hasOwner;
    }

    /// <returns>Null when it was made.</returns>
    public async Task<AccountProblem?> CreateOwnerAsync(string? name, string? password, CancellationToken cancellationToken)
    {
        await _making.WaitAsync(cancellationToken);
        try
        {
            return await HasOwnerAsync(cancellationToken) ? AccountProblem.HasOwner : await CreateAsync(name, password, AccountRole.Owner);
        }
        finally
        {
            _making.Release();
        }
    }

    /// <returns>Null when it was made.</returns>
    public Task<AccountProblem?> CreateFriendAsync(string? name, string? password) => CreateAsync(name, password, AccountRole.Friend);

    /// <summary>Names and ids of friends, by name.</summary>
    public async Task<IReadOnlyList<Account>> FriendsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.AsNoTracking().Where(account => account.Role == AccountRole.Friend).OrderBy(account => account.NormalizedUserName).ToListAsync(cancellationToken);
    }

    /// <summary>Whoever is signed in by it is so no longer.</summary>
    public Task RemoveFriendAsync(int id) => WithAsync<bool>(async users =>
    {
        if (await users.FindByIdAsync($"{id}") is { Role: AccountRole.Friend } friend)
        {
            await users.DeleteAsync(friend);
        }

        return true;
    });

    /// <summary>A new password for a friend, or for the owner; whoever is signed in by the old one is so no longer, and a lock-out ends.</summary>
    /// <param name="id">Null for the owner.</param>
    /// <returns>Null when it was set.</returns>
    public Task<AccountProblem?> SetPasswordAsync(int? id, string? password, CancellationToken cancellationToken) => WithAsync<AccountProblem?>(async users =>
    {
        var account = await users.Users.SingleOrDefaultAsync(account => id == null ? account.Role == AccountRole.Owner : account.Id == id, cancellationToken);
        if (account is null)
        {
            return AccountProblem.Gone;
        }

        if (!IsLongEnough(password))
        {
            return AccountProblem.ShortPassword;
        }

        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);

        // Saves all of it at once, so that there is no moment without a password.
        Check(await users.UpdateSecurityStampAsync(account));
        return null;
    });

    private Task<AccountProblem?> CreateAsync(string? name, string? password, AccountRole role) => WithAsync<AccountProblem?>(async users =>
    {
        var wanted = name?.Trim();
        if (wanted is null or { Length: 0 or > MaxNameLength })
        {
            return AccountProblem.BadName;
        }

        if (!IsLongEnough(password))
        {
            return AccountProblem.ShortPassword;
        }

        if (await users.FindByNameAsync(wanted) is not null)
        {
            return AccountProblem.NameTaken;
        }

        Check(await users.CreateAsync(new Account { UserName = wanted, Role = role, LockoutEnabled = true }, password));
        return null;
    });

    // Its context is for one use, as everywhere.
    private async Task<T> WithAsync<T>(Func<UserManager<Account>, Task<T>> use)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The account could not be saved: {string.Join(' ', result.Errors.Select(error => error.Description))}");
        }
    }
}
