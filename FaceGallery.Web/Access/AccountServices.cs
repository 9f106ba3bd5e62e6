using FaceGallery.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace FaceGallery.Web.Access;

/// <summary>Accounts without what it takes to sign in: for the commands, too.</summary>
public static class AccountServices
{
    /// <summary>NIST SP 800-63B, 5.1.1.2: length matters, a mixture of letters does not.</summary>
    public const int LeastPasswordLength = 8;

    public static IdentityBuilder AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<Accounts>().AddSingleton<ApiTokens>();
        return services
            .AddIdentityCore<Account>(identity =>
            {
                identity.User.AllowedUserNameCharacters = "";
                (identity.Password.RequiredLength, identity.Password.RequiredUniqueChars) = (LeastPasswordLength, 1);
                (identity.Password.RequireDigit, identity.Password.RequireLowercase) = (false, false);
                (identity.Password.RequireUppercase, identity.Password.RequireNonAlphanumeric) = (false, false);
                (identity.Lockout.MaxFailedAccessAttempts, identity.Lockout.DefaultLockoutTimeSpan) = (5, TimeSpan.FromMinutes(5));
            })
            .AddEntityFrameworkStores<FaceGalleryDbContext>();
    }
}
