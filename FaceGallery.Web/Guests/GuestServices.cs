using FaceGallery.Web.Guests.Finding;

namespace FaceGallery.Web.Guests;

public static class GuestServices
{
    public static IServiceCollection AddGuests(this IServiceCollection services)
    {
        services.AddHttpContextAccessor().AddGuestCompression();
        services.AddSingleton<Passphrases>().AddSingleton<HidingProofs>().AddSingleton<FoundFaces>().AddSingleton<GuestLimits>();
        services.AddSingleton<SelfieUpload>().AddSingleton<SelfieDecoder>().AddSingleton<SelfieSearch>();
        return services.AddScoped<GuestLinks>().AddScoped<GuestAlbum>().AddScoped<GuestArchives>();
    }
}
