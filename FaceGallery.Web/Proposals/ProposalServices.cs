namespace FaceGallery.Web.Proposals;

public static class ProposalServices
{
    public static IServiceCollection AddProposals(this IServiceCollection services) =>
        services.AddScoped<GuestProposals>().AddScoped<FriendReports>().AddScoped<ProposalService>().AddScoped<ProposalAnswering>();
}
