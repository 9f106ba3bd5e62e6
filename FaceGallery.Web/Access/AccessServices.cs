using FaceGallery.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;

namespace FaceGallery.Web.Access;

public static class AccessServices
{
    /// <summary>Denies whatever no policy allows: an endpoint that names none is the owner's.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, DataFolder folder)
    {
        services.AddAuthentication(OwnerOfTheHouseHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, OwnerOfTheHouseHandler>(OwnerOfTheHouseHandler.SchemeName, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Owner, policy => policy.RequireRole(Policies.Owner))
            .AddFallbackPolicy("Nobody else", policy => policy.RequireRole(Policies.Owner));
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        services.AddCascadingAuthenticationState();
        return services;
    }
}
