namespace FaceGallery.Web.People;

public static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services) =>
        services.AddSingleton<NamedFaces>().AddSingleton<PeopleCache>().AddScoped<PeopleService>().AddScoped<PeopleEditing>().AddSingleton<PersonFaces>().AddSingleton<LikelyPeople>().AddSingleton<ExamplePreview>();
}
