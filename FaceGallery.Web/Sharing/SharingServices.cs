using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Sharing.Finding;
using FaceGallery.Web.Sharing.Proposals;
using Microsoft.AspNetCore.Identity;

namespace FaceGallery.Web.Sharing;

public static class SharingServices
{
    public static IServiceCollection AddSharing(this IServiceCollection services)
    {
        services.AddSingleton<ShareTokens>();
        services.AddSingleton<IPasswordHasher<Share>, PasswordHasher<Share>>();
        services.AddSingleton<SelfieUpload>().AddSingleton<SelfieSearch>();
        services.AddScoped<GuestProposals>().AddScoped<ProposalService>().AddScoped<ProposalAnswering>();
        return services.AddScoped<ShareEditing>().AddScoped<ShareCaptions>().AddScoped<ShareService>();
    }
}
