namespace FaceGallery.Web.Calibration;

public static class CalibrationServices
{
    public static IServiceCollection AddCalibration(this IServiceCollection services) =>
        services.AddSingleton<CalibrationService>().AddScoped<ThresholdEditing>();
}
