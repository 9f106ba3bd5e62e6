using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Calibration;

/// <summary>How far the names can be trusted, told by the confirmed faces; another threshold can be tried before it is used.</summary>
public partial class CalibrationPage
{
    private CalibrationStanding? _standing;
    private IReadOnlyList<ComparedPair> _leastAlike = [];
    private IReadOnlyList<ComparedPair> _mostAlike = [];
    private float? _tried;
    private bool _isChecking = true;

    [Inject]
    private CalibrationService Service { get; set; } = default!;

    /// <summary>It takes too long for the first answer, which would wait for it.</summary>
    protected override Task OnInitializedAsync() => RendererInfo.IsInteractive ? OnLibraryChangedAsync() : Task.CompletedTask;

    protected override async Task OnLibraryChangedAsync()
    {
        _isChecking = true;
        StateHasChanged();
        var standing = await Service.CheckAsync(Disconnected);
        _leastAlike = await Service.ShowAsync(standing.Report.LeastAlike, Disconnected);
        _mostAlike = await Service.ShowAsync(standing.Report.MostAlike, Disconnected);
        (_standing, _isChecking) = (standing, false);
    }

    private static string Number(float value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private void OnSlide(ChangeEventArgs change)
    {
        if (float.TryParse((string?)change.Value, CultureInfo.InvariantCulture, out var threshold))
        {
            Try(threshold);
        }
    }

    /// <summary>The present one needs no trial.</summary>
    private void Try(float? threshold) => _tried = threshold == _standing?.Report.Present.Threshold ? null : threshold;
}
