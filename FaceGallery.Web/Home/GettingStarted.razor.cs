using FaceGallery.Web.Library;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Home;

/// <summary>What to do so that people appear: name the folders, or put portraits in.</summary>
public partial class GettingStarted
{
    [Inject]
    private IOptionsMonitor<LibraryOptions> Options { get; set; } = default!;

    private LibraryOptions Library => Options.CurrentValue;
}
