using System.Globalization;
using FaceGallery.Web.Faces;
using FaceGallery.Web.Library;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Albums;

/// <summary>
/// Has all photos of an album looked at more closely, while the reader stays on the page or until they stop it; what was found until then stays.
/// </summary>
public partial class DeepScanBar
{
    /// <summary>What takes longer is asked about first.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private CancellationTokenSource? _stop;
    private int _looked;
    private int _total;

    [Parameter, EditorRequired]
    public AlbumKey Album { get; set; } = AlbumKey.NoFace;

    /// <summary>Photos in the album.</summary>
    [Parameter, EditorRequired]
    public int Count { get; set; }

    [Inject]
    private FaceSearches Searches { get; set; } = default!;

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    private string DoneStyle => string.Create(CultureInfo.InvariantCulture, $"width:{100.0 * _looked / _total:0.##}%");

    private string Words => _stop is { IsCancellationRequested: true }
        ? Text["Look.Stopping"]
        : Text["Look.Progress", _looked, _total, TimeLeft.Of(Searches.TimePerPhoto * (_total - _looked), Text)];

    private async Task LookAsync()
    {
        var photos = (await Albums.ContentAsync(Album, Disconnected)).Ids;
        if (photos.Count == 0 || !await AskAsync(photos.Count))
        {
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Disconnected);
        (_stop, _looked, _total) = (stop, 0, photos.Count);
        await Searches.DeepScanAsync(photos, Report, stop.Token);
        _stop = null;
    }

    private async Task<bool> AskAsync(int count)
    {
        var time = Searches.TimePerPhoto * count;
        if (time < Long)
        {
            return true;
        }

        var takes = time.TotalMinutes < 90 ? Text["Look.Minutes", Math.Ceiling(time.TotalMinutes)] : Text["Look.Hours", Math.Round(time.TotalHours)];
        return await Dialogs.ShowMessageBoxAsync(
            Text.Count("Look.These", count), Text["Look.Ask", takes], Text["Look.Closer"], cancelText: Text["Dialog.Cancel"]) == true;
    }

    private void Report(int looked)
    {
        _looked = looked;
        _ = InvokeAsync(StateHasChanged);
    }
}
