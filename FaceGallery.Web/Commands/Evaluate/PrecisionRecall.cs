namespace FaceGallery.Web.Commands.Evaluate;

/// <param name="Precision">Share of the names given that are right; 1 when none was given.</param>
/// <param name="Recall">Share of the faces that got their right name.</param>
public sealed record PrecisionRecall(double Precision, double Recall);
