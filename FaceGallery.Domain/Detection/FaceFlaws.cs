namespace FaceGallery.Domain.Detection;

/// <summary>Why a face is too poor to be named by recognition. Such a face still counts in groups, and a human may name it.</summary>
[Flags]
public enum FaceFlaws
{
    None = 0,

    /// <summary>Too few pixels.</summary>
    TooSmall = 1,

    /// <summary>Too little detail.</summary>
    Blurred = 2,

    /// <summary>The embedder recognises too little of a face.</summary>
    Unsure = 4,

    /// <summary>It is seen from the side. Recognition may name it, but nobody is recognised by it.</summary>
    TurnedAway = 8,
}

public static class FaceFlawsOrder
{
    private static readonly FaceFlaws[] Told = [FaceFlaws.TooSmall, FaceFlaws.Blurred, FaceFlaws.TurnedAway, FaceFlaws.Unsure];

    /// <summary>The flaws one by one, what says most about a face first.</summary>
    public static IEnumerable<FaceFlaws> Each(this FaceFlaws flaws) => Told.Where(flaw => flaws.HasFlag(flaw));
}
