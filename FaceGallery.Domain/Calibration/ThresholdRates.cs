namespace FaceGallery.Domain.Calibration;

/// <summary>What the confirmed faces say of one threshold: how often the machine would have been wrong about them.</summary>
/// <param name="Threshold">Least similarity for a name, as it is set: a large library takes more (<see cref="ThresholdReport.Surcharge"/>).</param>
/// <param name="FalseNames">Faces asked for as if their person were not known, and those of them that got somebody else's name all the same.</param>
/// <param name="Misses">Faces whose person is known by another photo, and those of them that did not get that name.</param>
/// <param name="Mistaken">The same faces, and those of them that got the name of somebody else.</param>
/// <param name="ToCheck">Those of the missed that reach the threshold, but are in a crowd, so that a human is asked whether it is they.</param>
/// <param name="FalseMatchRate">Share of the pairs of different people that reach the threshold, 0–1 (ISO/IEC 19795-1); null without such pairs.</param>
/// <param name="FalseNonMatchRate">Share of the pairs of the same person that do not reach it, 0–1 (ISO/IEC 19795-1); null without such pairs.</param>
public readonly record struct ThresholdRates(
    float Threshold, ErrorRate FalseNames, ErrorRate Misses, ErrorRate Mistaken, int ToCheck, double? FalseMatchRate, double? FalseNonMatchRate);
