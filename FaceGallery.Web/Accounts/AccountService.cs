using FaceGallery.Domain.Accounts;
using FaceGallery.Domain.Names;
using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Accounts;

/// <summary>The owner's account and those of friends.</summary>
public sealed class AccountService(IServiceScopeFactory scopes, IDbContextFactory<FaceGalleryDbContext> contexts, OpenSessions sessions, SecurityEvents events) : IDisposable
{
    /// <summary>The owner's name where none was chosen.</summary>
    public const string DefaultOwnerName = "owner";

    private const int MaxNameLength = 100;

    private readonly SemaphoreSlim _making = new(1);
    private volatile bool _hasOwner;

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
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var friends = await context.Users.AsNoTracking().Where(account => account.Role == AccountRole.Friend).OrderBy(account => account.NormalizedUserName).ToListAsync(cancellationToken);
        foreach (var friend in friends)
        {
            friend.PersonId = await context.MergedIntoAsync(friend.PersonId, cancellationToken);
        }

        return friends;
    }

    /// <returns>Whether all who can sign in are the owner, by the name that is proposed.</returns>
    public async Task<bool> IsForDefaultOwnerOnlyAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.AllAsync(account => account.UserName == DefaultOwnerName, cancellationToken);
    }

    /// <summary>Who in the photos a friend can be, by name.</summary>
    public async Task<IReadOnlyList<(int Id, string Name)>> PeopleAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var people = await context.People.OrderBy(person => person.Name).Select(person => new { person.Id, person.Name }).ToListAsync(cancellationToken);
        return people.ConvertAll(person => (person.Id, person.Name));
    }

    /// <summary>Says who in the photos a friend is: see <see cref="Account.PersonId"/>.</summary>
    public async Task ChoosePersonAsync(int id, int? personId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Users.Where(account => account.Id == id && account.Role == AccountRole.Friend)
            .ExecuteUpdateAsync(account => account.SetProperty(friend => friend.PersonId, personId), cancellationToken);
    }

    /// <summary>Ends all of its sessions, and its links.</summary>
    public Task RemoveFriendAsync(int id, CancellationToken cancellationToken) => WithAsync<bool>(async users =>
    {
        if (await users.FindByIdAsync($"{id}") is { Role: AccountRole.Friend } friend)
        {
            Check(await users.DeleteAsync(friend));
            await sessions.EndAllAsync(id, cancellationToken);
            await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
            await context.Shares.Where(share => share.MakerId != null && !context.Users.Any(account => account.Id == share.MakerId)).ExecuteDeleteAsync(cancellationToken);
            events.Record(SecurityEventKind.FriendRemoved, id);
        }

        return true;
    });

    /// <summary>A new password for a friend, or for the owner; all sessions of the account end, and two-step sign-in is turned off, as the phone may be lost, too.</summary>
    /// <param name="id">Null for the owner.</param>
    /// <returns>Null when it was set.</returns>
    public Task<AccountProblem?> SetPasswordAsync(int? id, string? password, CancellationToken cancellationToken) => WithAsync<AccountProblem?>(async users =>
    {
        var account = await users.Users.SingleOrDefaultAsync(account => id == null ? account.Role == AccountRole.Owner : account.Id == id, cancellationToken);
        if (account is null)
        {
            return AccountProblem.Gone;
        }

        if (PasswordRules.ProblemOf(password, account.UserName!, account.Role) is { } problem)
        {
            return problem;
        }

        account.PasswordHash = users.PasswordHasher.HashPassword(account, password!);

        // Saves all of it at once, so that there is no moment without a password.
        Check(await users.UpdateAsync(account));
        await SecondFactor.TurnOffAsync(users, account);
        await sessions.EndAllAsync(account.Id, cancellationToken);
        events.Record(SecurityEventKind.PasswordReset, account.Id);
        return null;
    });

    private Task<AccountProblem?> CreateAsync(string? name, string? password, AccountRole role) => WithAsync<AccountProblem?>(async users =>
    {
        var wanted = VisibleText.Of(name);
        if (wanted.Length is 0 or > MaxNameLength)
        {
            return AccountProblem.BadName;
        }

        if (PasswordRules.ProblemOf(password, wanted, role) is { } problem)
        {
            return problem;
        }

        if (await users.FindByNameAsync(wanted) is not null)
        {
            return AccountProblem.NameTaken;
        }

        var account = new Account { UserName = wanted, Role = role };
        Check(await users.CreateAsync(account, password!));
        events.Record(role == AccountRole.Owner ? SecurityEventKind.SetUp : SecurityEventKind.FriendAdded, account.Id);
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
