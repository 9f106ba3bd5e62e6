using System.Globalization;
using FaceGallery.Domain.Messages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace FaceGallery.Web.Recognition;

/// <summary>The weights: which are here, and how to get those that are not, from their addresses or from a file.</summary>
public partial class WeightsList : IDisposable
{
    private IReadOnlyList<ModelState> _models = [];
    private WeightsProgress _progress = new(IsRunning: false, 0, 0, []);
    private Message? _refused;

    /// <summary>All of them are here.</summary>
    [Parameter]
    public EventCallback OnComplete { get; set; }

    [Inject]
    private ModelStore Store { get; set; } = default!;

    [Inject]
    private WeightsDownload Download { get; set; } = default!;

    public void Dispose()
    {
        Download.Changed -= Look;
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized()
    {
        Read();
        Download.Changed += Look;
    }

    private void Look() => _ = InvokeAsync(async () =>
    {
        var were = _models;
        Read();
        StateHasChanged();
        if (IsComplete(_models) && !IsComplete(were))
        {
            await OnComplete.InvokeAsync();
        }
    });

    private void Read() => (_models, _progress) = ([.. Store.Wanted.Select(Store.Find)], Download.Current);

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        _refused = null;
        foreach (var file in chosen.GetMultipleFiles(maximumFileCount: 10))
        {
            var limit = Store.Wanted.Max(model => model.Size);
            if (file.Size > limit)
            {
                _refused = new Message("Weights.NotOurs", file.Name, string.Join(", ", Store.Wanted.Select(model => model.FileName)));
                continue;
            }

            await using var content = file.OpenReadStream(limit);
            _refused = await Download.TakeAsync(file.Name, content, CancellationToken.None) ?? _refused;
        }
    }

    private static bool IsComplete(IReadOnlyList<ModelState> models) => models.All(model => model.Path is not null);

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.CurrentCulture);
}
