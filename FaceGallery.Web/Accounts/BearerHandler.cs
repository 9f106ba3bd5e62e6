using System.Security.Claims;
using System.Text.Encodings.Web;
using FaceGallery.Domain.Accounts;
using FaceGallery.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace FaceGallery.Web.Accounts;

/// <summary>Takes requests with <c>Authorization: Bearer</c> and a token that was made on this server for the owner's (RFC 6750).</summary>
public sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiTokens tokens, SecurityEvents events)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Start = SchemeName + " ";

    // A token must not become an open page, which nobody would look at again and again, nor a session.
    private static readonly PathString[] Paths = ["/api", "/media", "/openapi", "/metrics"];

    /// <summary>Whether a request comes with a token, and asks for something that tokens open.</summary>
    public static bool IsFor(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Start, StringComparison.OrdinalIgnoreCase) && Array.Exists(Paths, path => request.Path.StartsWithSegments(path));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsFor(Request))
        {
            return AuthenticateResult.NoResult();
        }

        var secret = Request.Headers.Authorization.ToString()[Start.Length..].Trim();
        if (await tokens.FindAsync(secret, Context.RequestAborted) is not { } name)
        {
            events.Record(SecurityEventKind.TokenRefused, from: Context.Connection.RemoteIpAddress);
            return AuthenticateResult.Fail("There is no such token.");
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, Policies.Owner)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers[HeaderNames.WWWAuthenticate] = SchemeName;
        return Task.CompletedTask;
    }
}
