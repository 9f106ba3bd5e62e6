using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using FaceGallery.Web.Recognition;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Settings;

/// <summary>Where everything is, and what is missing.</summary>
public partial class SettingsPage
{
    private IReadOnlyList<ModelState> _models = [];

    [Inject]
    private IOptions<LibraryOptions> Options { get; set; } = default!;

    [Inject]
    private DataFolder Folder { get; set; } = default!;

    [Inject]
    private ModelStore Models { get; set; } = default!;

    private LibraryOptions Library => Options.Value;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _models = [.. ModelManifest.All.Select(Models.Find)];
    }
}
