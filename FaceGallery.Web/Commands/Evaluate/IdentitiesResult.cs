namespace FaceGallery.Web.Commands.Evaluate;

/// <param name="People">People with a face.</param>
/// <param name="Faces">Photos with a face; each counts once.</param>
/// <param name="Rank1">Share of the faces whose most similar other face is of the same person, of those that have such another.</param>
/// <param name="OnePortrait">Naming all other faces by one enrolled portrait a person.</param>
/// <param name="Clustering">Grouping all faces with nobody enrolled.</param>
public sealed record IdentitiesResult(int People, int Faces, double Rank1, PrecisionRecall OnePortrait, ClusteringResult Clustering);
