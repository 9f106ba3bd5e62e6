using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace FaceGallery.Web.Access;

/// <summary>Asks again and again whether the account of an open page is still signed in: signing out everywhere ends what is open, too.</summary>
public sealed class Revalidation(ILoggerFactory logger, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime) : RevalidatingServerAuthenticationStateProvider(logger)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        // An app that stops asks nobody any more.
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return true;
        }

        await using var scope = scopes.CreateAsyncScope();
        return await IsSignedInAsync(scope.ServiceProvider.GetRequiredService<SignInManager<Account>>(), authenticationState.User);
    }

    /// <summary>Whether the account is there, and its security stamp is the one of the sign-in.</summary>
    internal static async Task<bool> IsSignedInAsync(SignInManager<Account> signIns, ClaimsPrincipal user) =>
        user.Identity?.AuthenticationType == BearerHandler.SchemeName || await signIns.ValidateSecurityStampAsync(user) is not null;
}
