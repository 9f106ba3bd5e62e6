namespace FaceGallery.Web.Commands.Evaluate;

/// <summary>Two photos, and whether their faces are of one person.</summary>
/// <param name="First">Path below the photos' folder.</param>
/// <param name="Second">Path below the photos' folder.</param>
/// <param name="Same">Both show the same person.</param>
/// <param name="Fold">The part of the set that it belongs to, from 0; always 0 where the file has no folds.</param>
public sealed record LabelledPair(string First, string Second, bool Same, int Fold);
