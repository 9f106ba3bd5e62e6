using FaceGallery.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace FaceGallery.Web.Access;

public static class AccessServices
{
    /// <summary>The cookie of whoever is signed in.</summary>
    public const string SessionCookie = "facegallery.session";

    private const string CookieOrBearer = "CookieOrBearer";

    private static readonly TimeSpan SignedIn = TimeSpan.FromDays(60);

    /// <summary>Denies whatever no policy allows: an endpoint that names none is the owner's.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, DataFolder folder)
    {
        services.AddAccounts().AddSignInManager().AddClaimsPrincipalFactory<AccountClaims>();
        services.AddAuthentication(CookieOrBearer)
            .AddPolicyScheme(CookieOrBearer, null, scheme => scheme.ForwardDefaultSelector =
                http => BearerHandler.IsFor(http.Request) ? BearerHandler.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null)
            .AddCookie(IdentityConstants.ApplicationScheme, Configure);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Owner, policy => policy.RequireRole(Policies.Owner))
            .AddPolicy(Policies.Browse, policy => policy.AddRequirements(new BrowseRequirement()))
            .AddFallbackPolicy("Nobody else", policy => policy.RequireRole(Policies.Owner));
        services.AddSingleton<BrowsingRule>().AddSingleton<IAuthorizationHandler, BrowseHandler>();
        services.AddSingleton<SetupCode>().AddSingleton<SignInAttempts>();
        // Keys are the data folder's, wherever the program lies.
        services.AddDataProtection().SetApplicationName("FaceGallery").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        services.AddCascadingAuthenticationState();
        services.AddScoped<Viewer>().AddScoped<ViewerContexts>();
        return services.AddScoped<AuthenticationStateProvider, Revalidation>();
    }

    /// <summary>Who looks, who may, and whether there is an owner at all.</summary>
    public static void UseAccess(this WebApplication app)
    {
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
        (cookie.Cookie.HttpOnly, cookie.Cookie.IsEssential) = (true, true);
        (cookie.Cookie.SameSite, cookie.Cookie.SecurePolicy) = (SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest);
        (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (SignedIn, true);
        cookie.LoginPath = AccountEndpoints.LoginAddress;
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized, isRedirected: !Machines.Ask(context.Request));
        cookie.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden, isRedirected: false);
        cookie.Events.OnValidatePrincipal = ValidateAsync;
    }

    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status, bool isRedirected)
    {
        if (isRedirected)
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }

    /// <summary>At each request: whoever signs out everywhere means now.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var signIns = context.HttpContext.RequestServices.GetRequiredService<SignInManager<Account>>();
        if (context.Principal is null || !await Revalidation.IsSignedInAsync(signIns, context.Principal))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }
}
