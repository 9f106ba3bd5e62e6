namespace FaceGallery.Web.Events;

public static class EventServices
{
    /// <summary>What groups photos into events, without what shows and edits them: for the commands.</summary>
    public static IServiceCollection AddEventFormation(this IServiceCollection services) => services.AddSingleton<EventFormation>();

    public static IServiceCollection AddEvents(this IServiceCollection services) => services.AddSingleton<EventService>().AddScoped<EventEditing>().AddScoped<PhotoHiding>().AddScoped<PhotoEditing>().AddScoped<PhotoStacking>();
}
