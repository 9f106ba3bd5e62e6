using FaceGallery.Web.Library;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Uploads;

/// <summary>Brings photos from this device into the library.</summary>
public partial class UploadPage
{
    [Inject]
    private IOptionsMonitor<LibraryOptions> Options { get; set; } = default!;

    private string Folder => Options.CurrentValue.UploadsFolder;
}
