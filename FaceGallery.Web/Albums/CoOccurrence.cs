namespace FaceGallery.Web.Albums;

/// <summary>People who are together in photos.</summary>
/// <param name="PersonIds">Two or more, in ascending order.</param>
/// <param name="Photos">In how many photos they are together, whoever else is there.</param>
public sealed record CoOccurrence(IReadOnlyList<int> PersonIds, int Photos);
