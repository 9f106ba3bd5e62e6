using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Access;

/// <summary>Takes every request for the owner's, as there are no accounts yet: whoever reaches the address is trusted.</summary>
public sealed class OwnerOfTheHouseHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "OwnerOfTheHouse";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var owner = new ClaimsIdentity([new Claim(ClaimTypes.Role, Policies.Owner)], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(owner), SchemeName)));
    }
}
