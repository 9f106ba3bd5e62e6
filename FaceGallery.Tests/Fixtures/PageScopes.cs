using System.Linq.Expressions;
using System.Security.Claims;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Services as an open page has them.</summary>
internal static class PageScopes
{
    /// <param name="role">Of whoever has the page open; null for somebody who is not signed in.</param>
    public static AsyncServiceScope Of(this AsyncServiceScope scope, string? role) => scope.Of(PrincipalOf(role));

    /// <param name="user">Whoever has the page open.</param>
    public static AsyncServiceScope Of(this AsyncServiceScope scope, ClaimsPrincipal user)
    {
        ((IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>())
            .SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        return scope;
    }

    /// <summary>The owner, with a session as a browser has it.</summary>
    public static Task<ClaimsPrincipal> SignInAsync(IServiceProvider services) => SignInAsync(services, account => account.Role == AccountRole.Owner);

    /// <summary>A friend, likewise.</summary>
    public static Task<ClaimsPrincipal> SignInAsync(IServiceProvider services, string friend) => SignInAsync(services, account => account.UserName == friend);

    private static async Task<ClaimsPrincipal> SignInAsync(IServiceProvider services, Expression<Func<Account, bool>> who)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var account = await context.Users.SingleAsync(who, TestContext.Current.CancellationToken);
        var user = PrincipalOf($"{account.Role}", new Claim(ClaimTypes.NameIdentifier, $"{account.Id}"));
        await services.GetRequiredService<OpenSessions>().BeginAsync(user, "tests", from: null, TestContext.Current.CancellationToken);
        return user;
    }

    private static ClaimsPrincipal PrincipalOf(string? role, params Claim[] claims) =>
        new(role is null ? new ClaimsIdentity() : new ClaimsIdentity([new Claim(ClaimTypes.Role, role), .. claims], "test"));
}
