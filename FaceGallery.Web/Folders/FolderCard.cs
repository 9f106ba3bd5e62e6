using FaceGallery.Domain.Albums;
using FaceGallery.Web.Search;

namespace FaceGallery.Web.Folders;

/// <summary>A folder as lists show it.</summary>
/// <param name="Photos">In it and below.</param>
public sealed record FolderCard(LibraryFolder Folder, string Name, int Photos)
{
    public string Href => AlbumKey.OfFolder(Folder).Href;
}
