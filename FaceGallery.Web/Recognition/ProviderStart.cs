namespace FaceGallery.Web.Recognition;

/// <summary>Tries at the start what computes besides the CPU, so that the owner learns then, and not with the first photo, whether it does.</summary>
public sealed class ProviderStart(RecognitionEngine engine) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(engine.Prepare, stoppingToken);
}
