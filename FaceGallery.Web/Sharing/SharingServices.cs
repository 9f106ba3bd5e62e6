using FaceGallery.Domain.Sharing;
using Microsoft.AspNetCore.Identity;

namespace FaceGallery.Web.Sharing;

public static class SharingServices
{
    public static IServiceCollection AddSharing(this IServiceCollection services)
    {
        services.AddSingleton<ShareTokens>();
        services.AddSingleton<IPasswordHasher<Share>, PasswordHasher<Share>>();
        return services.AddScoped<ShareEditing>().AddScoped<ShareCaptions>().AddScoped<ShareService>();
    }
}
