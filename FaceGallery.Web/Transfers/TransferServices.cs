namespace FaceGallery.Web.Transfers;

public static class TransferServices
{
    /// <summary>The page of imports and exports.</summary>
    public static IServiceCollection AddTransfers(this IServiceCollection services) =>
        services.AddSingleton<ImportJobs>().AddSingleton<DataWriter>().AddSingleton<DataExports>().AddScoped<OwnersTransfers>();
}
