namespace FaceGallery.Web.Commands.Evaluate;

/// <summary>How well clusters agree with people, as B³ (Bagga and Baldwin 1998).</summary>
/// <param name="F">Harmonic mean of precision and recall.</param>
public sealed record ClusteringResult(int Clusters, double Precision, double Recall, double F);
