using FaceGallery.Domain.Calibration;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Calibration;

/// <summary>How often the machine would have been wrong about the confirmed faces of each age.</summary>
public partial class AgesTable
{
    [Parameter, EditorRequired]
    public IReadOnlyList<AgeRates> Ages { get; set; } = default!;

    private string Share(ErrorRate rate) => rate.Rate is { } share ? Text["Calibration.Rate", share] : Text["Calibration.NoRate"];
}
