namespace FaceGallery.Web.History;

public static class HistoryServices
{
    /// <summary>What changes the library by hand, and takes it back. Who may, <see cref="IChangeAuthority"/> says.</summary>
    public static IServiceCollection AddHistory(this IServiceCollection services) =>
        services.AddScoped<OwnerWrites>().AddScoped<LibraryChanges>().AddScoped<ChangeHistory>();
}
