namespace FaceGallery.Domain.Calibration;

/// <summary>What the confirmed faces of one age say of the threshold in use. Only people whose birthday is known have one.</summary>
/// <param name="From">Years.</param>
/// <param name="To">Years, the last that is counted; null for all above.</param>
/// <param name="Faces">Usable confirmed faces of that age.</param>
/// <param name="FalseNames">As in <see cref="ThresholdRates"/>, of these faces.</param>
/// <param name="Misses">Likewise.</param>
/// <param name="ToCheck">Likewise.</param>
public sealed record AgeRates(int From, int? To, int Faces, ErrorRate FalseNames, ErrorRate Misses, int ToCheck)
{
    /// <summary>The youngest faces change most, and look most alike to the model.</summary>
    internal static readonly (int From, int? To)[] Ages = [(0, 2), (3, 9), (10, 19), (20, 69), (70, null)];
}
