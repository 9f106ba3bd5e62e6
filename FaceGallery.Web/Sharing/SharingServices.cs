using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Guests;
using FaceGallery.Web.Guests.Finding;
using FaceGallery.Web.Proposals;
using Microsoft.AspNetCore.Identity;

namespace FaceGallery.Web.Sharing;

public static class SharingServices
{
    public static IServiceCollection AddSharing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SharingOptions>().Bind(configuration.GetSection(SharingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ShareTokens>().AddSingleton<ShareAddresses>();
        services.AddSingleton<IPasswordHasher<Share>, PasswordHasher<Share>>();
        services.AddSingleton<Passphrases>().AddSingleton<HidingProofs>().AddSingleton<GuestWatch>().AddSingleton<GuestLimits>();
        services.AddScoped<GuestLinks>().AddScoped<GuestAlbum>().AddScoped<GuestArchives>();
        services.AddHttpContextAccessor();
        services.AddSingleton<SelfieUpload>().AddSingleton<SelfieDecoder>().AddSingleton<SelfieSearch>();
        services.AddScoped<GuestProposals>().AddScoped<ProposalService>().AddScoped<ProposalAnswering>();
        return services.AddScoped<ShareEditing>().AddScoped<ShareCaptions>().AddScoped<ShareService>().AddScoped<BulkLinks>().AddScoped<LinkDialogs>();
    }
}
