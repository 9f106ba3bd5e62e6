using FaceGallery.Domain.Calibration;

namespace FaceGallery.Web.Calibration;

/// <summary>How far the names can be trusted, and by whose word the present threshold holds.</summary>
/// <param name="Setting">What holds where the owner has not chosen a threshold in the app.</param>
/// <param name="IsChosen">The owner has.</param>
/// <param name="MinSuggestSimilarity">Least evidence for a suggestion.</param>
public sealed record CalibrationStanding(ThresholdReport Report, float Setting, bool IsChosen, float MinSuggestSimilarity);
