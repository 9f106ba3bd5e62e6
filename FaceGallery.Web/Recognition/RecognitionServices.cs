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
        services.AddSingleton<IValidateOptions<ModelOptions>, ModelOptionsValidator>();
        services.AddSingleton<IValidateOptions<RecognitionThresholds>, RecognitionThresholdsValidator>();
        var data = DataFolder.PathOf(configuration[DataFolder.Setting]);
        services.AddOptions<ProviderOptions>()
            .Configure(options => options.ProviderFolder = Path.Combine(data, "providers"))
            .Bind(configuration.GetSection(ProviderOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(new ProviderTrials(Path.Combine(data, "providers-tried"))).AddSingleton<ComputeProvider>();
        services.AddHttpClient<ModelDownloader>();
        services.AddSingleton<ModelStore>().AddSingleton<WeightsDownload>().AddSingleton<RecognitionEngine>();
        return services;
    }
}
