using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Indexing;

/// <summary>The photos that could not be read, each with its reason.</summary>
public partial class FailedPhotos
{
    private const int PageSize = 100;

    private IReadOnlyList<FailedPhoto> _photos = [];
    private int _shown = PageSize;
    private int _total;

    [Inject]
    private FailedPhotosService Service { get; set; } = default!;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync()
    {
        _total = await Service.CountAsync(Disconnected);
        _photos = await Service.PageAsync(0, _shown, Disconnected);
    }

    private Task ShowMoreAsync()
    {
        _shown += PageSize;
        return OnLibraryChangedAsync();
    }

    private async Task RetryAsync()
    {
        await Service.RetryAsync(Disconnected);
        await OnLibraryChangedAsync();
    }
}
