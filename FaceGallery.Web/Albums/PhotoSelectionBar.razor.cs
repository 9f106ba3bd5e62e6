using FaceGallery.Web.Events;
using FaceGallery.Web.Faces;
using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>What can be done with the chosen photos.</summary>
public partial class PhotoSelectionBar
{
    private bool _isBusy;
    private int _looked;

    [Parameter, EditorRequired]
    public IReadOnlySet<int> Selected { get; set; } = new HashSet<int>();

    /// <summary>They are hidden ones: they can be shown again.</summary>
    [Parameter]
    public bool IsHidden { get; set; }

    /// <summary>None is chosen any more.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnClear { get; set; }

    [Inject]
    private PhotoHiding Hiding { get; set; } = default!;

    [Inject]
    private FaceSearches Searches { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    private async Task HideOrShowAsync()
    {
        int[] photos = [.. Selected];
        _isBusy = true;
        await Notices.MakeAsync(stop => Hiding.HideAsync(photos, !IsHidden, stop), Text.Count(IsHidden ? "Done.PhotosShown" : "Done.PhotosHidden", photos.Length));
        _isBusy = false;
        await OnClear.InvokeAsync();
    }

    private async Task DeepScanAsync()
    {
        int[] photos = [.. Selected];
        (_isBusy, _looked) = (true, 0);
        await Searches.DeepScanAsync(photos, Report, CancellationToken.None);
        _isBusy = false;
        await OnClear.InvokeAsync();
    }

    private void Report(int looked)
    {
        _looked = looked;
        _ = InvokeAsync(StateHasChanged);
    }
}
