namespace FaceGallery.Web.Setup;

public static class SetupServices
{
    public static IServiceCollection AddSetup(this IServiceCollection services) =>
        services.AddSingleton<ServerFolders>().AddSingleton<SamplePictures>().AddSingleton<ReachTests>().AddSingleton<NetworkAddresses>();

    public static void MapSetup(this IEndpointRouteBuilder app) =>
        app.MapGet("/reach/{secret}", ReachTests.Answer).AllowAnonymous().ExcludeFromDescription();
}
