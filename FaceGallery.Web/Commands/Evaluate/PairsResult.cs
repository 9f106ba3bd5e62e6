namespace FaceGallery.Web.Commands.Evaluate;

/// <summary>Verification: are two photos of one person?</summary>
/// <param name="Pairs">Pairs judged.</param>
/// <param name="Accuracy">Share judged rightly; where the set has folds, each fold with the best threshold of the others.</param>
/// <param name="BestThreshold">The similarity that judges most of all pairs rightly.</param>
/// <param name="TarAtFar">Share of the same people's pairs accepted where that share of different people's pairs is accepted wrongly.</param>
/// <param name="WithoutFace">Photos in which no face was found, or that could not be read; their pairs are judged "different".</param>
public sealed record PairsResult(int Pairs, double Accuracy, double BestThreshold, IReadOnlyDictionary<string, double> TarAtFar, int WithoutFace);
