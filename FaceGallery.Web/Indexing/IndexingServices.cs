using FaceGallery.Web.Data;
using FaceGallery.Web.Events;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Library;
using FaceGallery.Web.Matching;
using FaceGallery.Web.Recognition;
using FaceGallery.Web.Stacks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaceGallery.Web.Indexing;

public static class IndexingServices
{
    /// <summary>What indexing needs, without the background service: for the commands.</summary>
    public static IServiceCollection AddIndexingCore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddImaging(configuration);
        services.AddRecognition(configuration);
        services.AddLibrary(configuration).AddMatching().AddEventFormation().AddStackFormation();
        services.AddOptions<IndexingOptions>().Bind(configuration.GetSection(IndexingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new RenditionFolder(provider.GetRequiredService<DataFolder>().Renditions)).AddSingleton<RenditionStore>();
        services.AddMetrics().AddSingleton<StageClock>();
        services.AddSingleton<LibraryFiles>().AddSingleton<LibraryRoots>().AddSingleton<Absences>().AddSingleton<AbsenceQuestions>().AddSingleton<LibraryScanner>().AddSingleton<LibraryCounter>().AddSingleton<IndexingMeter>();
        services.AddSingleton<ReadingMarks>().AddSingleton<PendingPhotos>().AddSingleton<PhotoReader>().AddSingleton<PhotoAnalyzer>().AddSingleton<EditedPhotos>().AddSingleton<PhotoWriter>();
        services.AddSingleton<LibrarySurvey>().AddSingleton<IndexingPipeline>();
        services.TryAddSingleton<MediaFiles>();
        services.TryAddSingleton<OriginalReader>();
        services.AddSingleton<FacePictures>().AddSingleton<FaceReembedding>().AddSingleton<EmbedderSwitch>().AddSingleton<EmbedderChange>().AddSingleton<PhotoRedetection>().AddSingleton<DetectorChange>().AddSingleton<ModelChange>();
        services.AddSingleton<TableSizes>().AddSingleton<PostIndexing>().AddSingleton<LibraryIndexer>();
        return services;
    }

    /// <summary>The background service, watching the folders.</summary>
    public static IServiceCollection AddIndexing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddIndexingCore(configuration);
        services.AddSingleton<FailedPhotosService>();
        services.AddHostedService<DiskSpace>();
        services.AddHostedService<ModelUpkeep>();
        services.AddHostedService<ProviderStart>();
        services.AddHostedService<IndexingService>();
        services.AddHostedService<StackUpkeep>();
        services.AddSingleton<LibraryWatcher>().AddHostedService(provider => provider.GetRequiredService<LibraryWatcher>());
        return services;
    }
}
