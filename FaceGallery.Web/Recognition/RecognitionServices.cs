using FaceGallery.Domain.Matching;
using FaceGallery.Web.Data;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Recognition;

public static class RecognitionServices
{
    public static IServiceCollection AddRecognition(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelOptions>()
            .Configure(options => options.Folder = Path.Combine(DataFolder.PathOf(configuration[DataFolder.Setting]), "models"))
            .Bind(configuration.GetSection(ModelOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RecognitionThresholds>().Bind(configuration.GetSection("Recognition")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RecognitionThresholds>, RecognitionThresholdsValidator>();
        services.AddHttpClient<ModelDownloader>();
        services.AddSingleton<ModelStore>().AddSingleton<WeightsDownload>().AddSingleton<RecognitionEngine>();
        return services;
    }
}
