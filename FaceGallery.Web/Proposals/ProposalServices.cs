namespace FaceGallery.Web.Proposals;

public static class ProposalServices
{
    public static IServiceCollection AddProposals(this IServiceCollection services) =>
        services.AddScoped<GuestProposals>().AddScoped<ProposalService>().AddScoped<ProposalAnswering>();
}
