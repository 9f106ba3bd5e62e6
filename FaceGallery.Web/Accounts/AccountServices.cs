using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using Microsoft.AspNetCore.Identity;

namespace FaceGallery.Web.Accounts;

/// <summary>Accounts without what it takes to sign in: for the commands, too.</summary>
public static class AccountServices
{
    /// <summary>Of PBKDF2 with HMAC-SHA-512: OWASP's Password Storage Cheat Sheet. A password that was hashed with fewer is hashed anew at its next sign-in.</summary>
    public const int HashingRounds = 210_000;

    public static IdentityBuilder AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<AccountService>().AddSingleton<ApiTokens>().AddSingleton<SecurityEvents>().AddSingleton<Circuits>().AddSingleton<OpenSessions>();
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = HashingRounds);
        return services
            .AddIdentityCore<Account>(identity =>
            {
                identity.User.AllowedUserNameCharacters = "";
                // PasswordRules say what a password must be.
                (identity.Password.RequiredLength, identity.Password.RequiredUniqueChars) = (1, 1);
                (identity.Password.RequireDigit, identity.Password.RequireLowercase) = (false, false);
                (identity.Password.RequireUppercase, identity.Password.RequireNonAlphanumeric) = (false, false);

                // Identity locks the account for everybody, its owner included. SignInAttempts holds up those who guess.
                identity.Lockout.MaxFailedAccessAttempts = int.MaxValue;
            })
            .AddEntityFrameworkStores<FaceGalleryDbContext>();
    }
}
