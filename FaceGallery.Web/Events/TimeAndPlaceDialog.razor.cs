using System.Globalization;
using FaceGallery.Web.History;
using FaceGallery.Web.Localisation;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Events;

/// <summary>When and where a photo was taken as it is known now.</summary>
public sealed record TimeAndPlace(DateTime? Time, (double Latitude, double Longitude)? Place, bool IsTimeCorrected, bool IsPlaceCorrected);

/// <summary>Says when and where photos were taken. Closes with true when something was changed.</summary>
public partial class TimeAndPlaceDialog
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss";

    private string? _time;
    private string? _place;
    private string? _problem;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public IReadOnlyCollection<int> PhotoIds { get; set; } = [];

    /// <summary>Of a single photo; null where many are changed at once, and fields that stay empty change nothing.</summary>
    [Parameter]
    public TimeAndPlace? Before { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private PhotoEditing Editing { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    private string? TimeBefore => Before?.Time?.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private string? PlaceBefore => Before?.Place is { } place ? PlaceText.Write(place.Latitude, place.Longitude) : null;

    /// <returns>Whether something was changed.</returns>
    public static async Task<bool> OpenAsync(IDialogService dialogs, Text text, IReadOnlyCollection<int> photoIds, TimeAndPlace? before = null)
    {
        var parameters = new DialogParameters<TimeAndPlaceDialog> { { dialog => dialog.PhotoIds, photoIds }, { dialog => dialog.Before, before } };
        var dialog = await dialogs.ShowAsync<TimeAndPlaceDialog>(text["PhotoEdit.TimeAndPlace"], parameters);
        return await dialog.Result is { Canceled: false };
    }

    protected override void OnInitialized() => (_time, _place) = (TimeBefore, PlaceBefore);

    private async Task SaveAsync()
    {
        // A browser leaves the seconds out where they are none.
        DateTime? time = DateTime.TryParse(_time, CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) ? typed : null;
        var place = string.IsNullOrWhiteSpace(_place) ? null : PlaceText.Read(_place);
        if (!string.IsNullOrWhiteSpace(_place) && place is null)
        {
            _problem = Text["Refused.Place"];
            return;
        }

        var isDone = true;
        if (time is not null && time != Before?.Time)
        {
            isDone = await MakeAsync(stop => Editing.CorrectTimeAsync(PhotoIds, time, stop), Text["Done.TimeCorrected"]);
        }

        if (isDone && place is not null && _place != PlaceBefore)
        {
            isDone = await MakeAsync(stop => Editing.CorrectPlaceAsync(PhotoIds, place, stop), Text["Done.PlaceCorrected"]);
        }

        Close(isDone);
    }

    private async Task RestoreAsync() => Close(
        await MakeAsync(stop => Editing.CorrectTimeAsync(PhotoIds, null, stop), Text["Done.TimeCorrected"])
        && await MakeAsync(stop => Editing.CorrectPlaceAsync(PhotoIds, null, stop), Text["Done.PlaceCorrected"]));

    private void Close(bool isDone)
    {
        if (isDone)
        {
            Dialog.Close(DialogResult.Ok(true));
        }
    }

    private async Task<bool> MakeAsync(Func<CancellationToken, Task<ChangeResult>> change, string done)
    {
        _isBusy = true;
        var result = await Notices.MakeAsync(change, done);
        _isBusy = false;
        return result is not null;
    }
}
