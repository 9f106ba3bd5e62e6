using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace FaceGallery.Web.Accounts;

/// <summary>Who looks: the user of this request, or of this open page.</summary>
public sealed class Viewer(AuthenticationStateProvider states)
{
    private ClaimsPrincipal? _user;

    /// <summary>The owner sees hidden photos and private names, nobody else does.</summary>
    /// <exception cref="InvalidOperationException">Nobody looks: this is no request and no page.</exception>
    public async ValueTask<bool> IsOwnerAsync() => (await UserAsync()).IsInRole(Policies.Owner);

    /// <exception cref="InvalidOperationException">Nobody looks: this is no request and no page.</exception>
    internal async ValueTask<ClaimsPrincipal> UserAsync() => _user ?? (await states.GetAuthenticationStateAsync()).User;

    /// <summary>Of a request.</summary>
    internal void Is(ClaimsPrincipal user) => _user = user;
}
