using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Faces;

/// <summary>Has one photo looked at more closely. The page stays usable meanwhile; what is found is added even when the reader goes on.</summary>
public partial class DeepScanButton
{
    private bool _isLooking;

    [Parameter, EditorRequired]
    public int PhotoId { get; set; }

    [Inject]
    private FaceSearches Searches { get; set; } = default!;

    private async Task LookAsync()
    {
        if (!_isLooking)
        {
            _isLooking = true;
            await Searches.DeepScanAsync([PhotoId], report: null, CancellationToken.None);
            _isLooking = false;
        }
    }
}
