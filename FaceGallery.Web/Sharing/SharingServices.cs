using FaceGallery.Domain.Sharing;
using Microsoft.AspNetCore.Identity;

namespace FaceGallery.Web.Sharing;

public static class SharingServices
{
    public static IServiceCollection AddSharing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SharingOptions>().Bind(configuration.GetSection(SharingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ShareTokens>().AddSingleton<ShareAddresses>().AddSingleton<GuestWatch>().AddSingleton<OwnerName>();
        services.AddSingleton<IPasswordHasher<Share>, PasswordHasher<Share>>();
        return services.AddScoped<ShareMaking>().AddScoped<FriendSending>().AddScoped<FriendLinks>().AddScoped<ShareEditing>().AddScoped<ShareCaptions>().AddScoped<ShareService>().AddScoped<BulkLinks>().AddScoped<LinkDialogs>();
    }
}
