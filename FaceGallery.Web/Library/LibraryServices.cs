using FaceGallery.Web.Data;

namespace FaceGallery.Web.Library;

public static class LibraryServices
{
    public static IServiceCollection AddLibrary(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LibraryOptions>()
            .Configure(options => options.DataFolder = DataFolder.PathOf(configuration[DataFolder.Setting]))
            .Bind(configuration.GetSection(LibraryOptions.Section)).ValidateDataAnnotations()
            .Validate(options => options.HasProperNames, "Library:Names must be lines such as \"Holidays = /mnt/photos\", each name once and without slashes, and each folder once.").ValidateOnStart();
        return services.AddSingleton<LibraryWriteLock>().AddSingleton<LibraryEvents>().AddSingleton<AppProblems>()
            .AddSingleton<IndexingProgress>().AddSingleton<IndexingControl>();
    }
}
