using FaceGallery.Web.Library;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Folders;

/// <summary>Brings photos from this device into the library.</summary>
public partial class UploadPage
{
    private AlbumKey _photos = AlbumKey.Everything;

    [Inject]
    private IOptionsMonitor<LibraryOptions> Options { get; set; } = default!;

    [Inject]
    private FolderService Folders { get; set; } = default!;

    private string Folder => Options.CurrentValue.UploadsFolder;

    /// <summary>Where the photos are that were sent.</summary>
    private string PhotosHref => _photos.Href;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync() => _photos = await Folders.UploadsAsync(Disconnected) is { } folder ? AlbumKey.OfFolder(folder) : AlbumKey.Everything;
}
