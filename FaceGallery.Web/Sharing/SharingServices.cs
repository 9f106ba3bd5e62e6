using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Sharing.Finding;
using FaceGallery.Web.Sharing.Guests;
using FaceGallery.Web.Sharing.Proposals;
using Microsoft.AspNetCore.Identity;

namespace FaceGallery.Web.Sharing;

public static class SharingServices
{
    public static IServiceCollection AddSharing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SharingOptions>().Bind(configuration.GetSection(SharingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ShareTokens>().AddSingleton<ShareAddresses>();
        services.AddSingleton<IPasswordHasher<Share>, PasswordHasher<Share>>();
        services.AddSingleton<Passphrases>().AddSingleton<GuessingWatch>().AddSingleton<GuestFiles>().AddSingleton<ArchivePreparations>();
        services.AddScoped<GuestLinks>().AddScoped<GuestAlbum>().AddScoped<GuestArchives>();
        services.AddHttpContextAccessor();
        services.AddSingleton<SelfieUpload>().AddSingleton<SelfieSearch>().AddSingleton<SelfieLimits>();
        services.AddScoped<GuestProposals>().AddScoped<ProposalService>().AddScoped<ProposalAnswering>();
        return services.AddScoped<ShareEditing>().AddScoped<ShareCaptions>().AddScoped<ShareService>().AddScoped<EverybodyLinks>().AddScoped<LinkDialogs>();
    }
}
