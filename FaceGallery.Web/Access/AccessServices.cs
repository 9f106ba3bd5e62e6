using Microsoft.AspNetCore.Authentication;

namespace FaceGallery.Web.Access;

public static class AccessServices
{
    /// <summary>Denies whatever no policy allows: an endpoint that names none is the owner's.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication(OwnerOfTheHouseHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, OwnerOfTheHouseHandler>(OwnerOfTheHouseHandler.SchemeName, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Owner, policy => policy.RequireRole(Policies.Owner))
            .AddFallbackPolicy("Nobody else", policy => policy.RequireRole(Policies.Owner));
        services.AddCascadingAuthenticationState();
        return services;
    }
}
