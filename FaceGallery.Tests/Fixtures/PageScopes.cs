using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Services as an open page has them.</summary>
internal static class PageScopes
{
    /// <param name="role">Of whoever has the page open; null for somebody who is not signed in.</param>
    public static AsyncServiceScope Of(this AsyncServiceScope scope, string? role)
    {
        var identity = role is null ? new ClaimsIdentity() : new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "test");
        ((IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>())
            .SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(identity))));
        return scope;
    }
}
