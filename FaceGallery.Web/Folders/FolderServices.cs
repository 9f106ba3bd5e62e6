namespace FaceGallery.Web.Folders;

public static class FolderServices
{
    public static IServiceCollection AddFolders(this IServiceCollection services) =>
        services.AddSingleton<FolderService>();
}
