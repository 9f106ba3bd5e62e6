using FaceGallery.Web.Data;

namespace FaceGallery.Web.Library;

public static class LibraryServices
{
    public static IServiceCollection AddLibrary(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LibraryOptions>()
            .Configure(options => options.DataFolder = DataFolder.PathOf(configuration[DataFolder.Setting]))
            .Bind(configuration.GetSection(LibraryOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<LibraryWriteLock>().AddSingleton<LibraryEvents>().AddSingleton<AppProblems>()
            .AddSingleton<IndexingProgress>().AddSingleton<IndexingControl>();
    }
}
