using FaceGallery.Domain.Matching;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Recognition;

public static class RecognitionServices
{
    /// <summary>The setting of the data folder, whose <c>models</c> folder is ours unless <c>Models:Folder</c> says otherwise.</summary>
    private const string DataFolderKey = "Data:Folder";

    public static IServiceCollection AddRecognition(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelOptions>()
            .Configure(options => options.Folder = Path.Combine(configuration[DataFolderKey] ?? "./data", "models"))
            .Bind(configuration.GetSection(ModelOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RecognitionThresholds>().Bind(configuration.GetSection("Recognition")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RecognitionThresholds>, RecognitionThresholdsValidator>();
        services.AddHttpClient<ModelDownloader>();
        services.AddSingleton<ModelStore>().AddSingleton<WeightsDownload>().AddSingleton<RecognitionEngine>();
        return services;
    }
}
