using FaceGallery.Web.Albums;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.People;
using FaceGallery.Web.Recognition;

namespace FaceGallery.Web.Indexing;

public static class IndexingServices
{
    /// <summary>What indexing needs, without the background service: for the commands.</summary>
    public static IServiceCollection AddIndexingCore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddImaging(configuration);
        services.AddRecognition(configuration);
        services.AddOptions<LibraryOptions>().Bind(configuration.GetSection(LibraryOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<IndexingOptions>().Bind(configuration.GetSection(IndexingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new RenditionFolder(provider.GetRequiredService<DataFolder>().Renditions)).AddSingleton<RenditionStore>();
        services.AddSingleton<IndexingProgress>().AddSingleton<IndexingControl>().AddSingleton<StageClock>();
        services.AddSingleton<LibraryRoots>().AddSingleton<LibraryScanner>().AddSingleton<LibraryCounter>().AddSingleton<IndexingMeter>();
        services.AddSingleton<PendingPhotos>().AddSingleton<PhotoReader>().AddSingleton<PhotoAnalyzer>().AddSingleton<PhotoWriter>();
        services.AddSingleton<LibraryChanges>().AddSingleton<ChangeHistory>();
        services.AddSingleton<IndexingPipeline>().AddSingleton<FaceIndex>().AddSingleton<MatchMemory>().AddSingleton<FaceNaming>();
        services.AddSingleton<EventFormation>().AddSingleton<LibraryOrder>().AddSingleton<LibraryIndexer>();
        return services;
    }

    /// <summary>The background service, watching the folders.</summary>
    public static IServiceCollection AddIndexing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddIndexingCore(configuration);
        services.AddHostedService<IndexingService>();
        services.AddHostedService<LibraryWatcher>();
        return services;
    }
}
