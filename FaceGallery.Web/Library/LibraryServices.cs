namespace FaceGallery.Web.Library;

public static class LibraryServices
{
    public static IServiceCollection AddLibrary(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LibraryOptions>()
            .Configure(options => options.DataFolder = configuration["Data:Folder"] is { Length: > 0 } folder ? folder : options.DataFolder)
            .Bind(configuration.GetSection(LibraryOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<LibraryWriteLock>().AddSingleton<LibraryEvents>()
            .AddSingleton<IndexingProgress>().AddSingleton<IndexingControl>();
    }
}
