using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Accounts;

public static class AccessServices
{
    /// <summary>The cookie of whoever is signed in.</summary>
    public const string SessionCookie = "facegallery.session";

    private const string CookieOrBearer = "CookieOrBearer";

    private const string SessionKey = "key";

    /// <summary>On a request whose session is at its end.</summary>
    private static readonly object HasEnded = new();

    /// <summary>Denies whatever no policy allows: an endpoint that names none is the owner's.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, DataFolder folder)
    {
        services.AddAccounts().AddSignInManager().AddClaimsPrincipalFactory<AccountClaims>();
        services.AddAuthentication(CookieOrBearer)
            .AddPolicyScheme(CookieOrBearer, null, scheme => scheme.ForwardDefaultSelector =
                http => BearerHandler.IsFor(http.Request) ? BearerHandler.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null)
            .AddCookie(IdentityConstants.ApplicationScheme, Configure);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<AccessOptions>>((cookie, access) => (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (access.Value.SessionLife, false));
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Owner, policy => policy.RequireRole(Policies.Owner))
            .AddPolicy(Policies.Browse, policy => policy.AddRequirements(new BrowseRequirement()))
            .AddPolicy(Policies.Metrics, policy => policy.AddRequirements(new MetricsRequirement()))
            .AddFallbackPolicy("Nobody else", policy => policy.RequireRole(Policies.Owner));
        services.AddSingleton<AnonymousBrowsingPolicy>().AddSingleton<IAuthorizationHandler, BrowseHandler>().AddSingleton<IAuthorizationHandler, MetricsHandler>();
        services.AddHostedService(provider => provider.GetRequiredService<SecurityEvents>());
        services.AddSingleton<SetupCode>().AddSingleton<SignInAttempts>().AddScoped<KnownSources>().AddScoped<SecondFactor>();
        // Keys are the data folder's, wherever the program lies.
        services.AddDataProtection().SetApplicationName("FaceGallery").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        services.AddCascadingAuthenticationState();
        services.AddScoped<Viewer>().AddScoped<ViewerContexts>();
        services.Configure<HubOptions>(hubs => hubs.AddFilter<CircuitFilter>()).AddSingleton<CircuitFilter>();
        return services.AddScoped<AuthenticationStateProvider, Revalidation>();
    }

    /// <summary>Who looks, who may, and whether there is an owner at all.</summary>
    public static void UseAccess(this WebApplication app)
    {
        app.Use(CrossOriginGuard.GuardCircuitsAsync);
        app.UseAuthentication();
        app.UseSetupGate();
        app.UseAuthorization();
        app.Use((http, next) =>
        {
            http.RequestServices.GetRequiredService<Viewer>().Is(http.User);
            return next(http);
        });
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = SessionCookie;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.LoginPath = AccountEndpoints.LoginAddress;
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized, isRedirected: !context.Request.IsProgrammatic());
        cookie.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden, isRedirected: false);
        cookie.Events.OnSigningIn = BeginSessionAsync;
        cookie.Events.OnValidatePrincipal = ValidateAsync;
    }

    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status, bool isRedirected)
    {
        if (isRedirected)
        {
            // Nobody is asked for a password without a word why.
            var isEnded = context.HttpContext.Items.ContainsKey(HasEnded);
            context.Response.Redirect(isEnded ? QueryHelpers.AddQueryString(context.RedirectUri, "problem", AccountEndpoints.Ended) : context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }

    /// <summary>Another one at each sign-in, also of who is signed in: the one before ends.</summary>
    private static async Task BeginSessionAsync(CookieSigningInContext context)
    {
        var http = context.HttpContext;
        var sessions = http.RequestServices.GetRequiredService<OpenSessions>();
        await sessions.EndAsync(http.User, http.RequestAborted);
        context.Properties.Items[SessionKey] = await sessions.BeginAsync(context.Principal!, http.Request.Headers.UserAgent, http.Connection.RemoteIpAddress, http.RequestAborted);
    }

    /// <summary>Checked at each request, so that ending a session takes effect at once.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (!await http.RequestServices.GetRequiredService<OpenSessions>().VisitAsync(context.Principal, context.Properties.GetString(SessionKey), http.RequestAborted))
        {
            context.RejectPrincipal();

            // A page's pictures ask as well: the cookie stays until a page can say why it is gone.
            if (!http.Request.IsProgrammatic())
            {
                http.Items[HasEnded] = true;
                await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            }
        }
    }
}
