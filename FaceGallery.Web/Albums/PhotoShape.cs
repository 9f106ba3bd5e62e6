namespace FaceGallery.Web.Albums;

/// <summary>What a grid must know of each photo to place all of them.</summary>
/// <param name="Aspect">Width by height.</param>
/// <param name="Month">When it was taken, as months since the year 0: 2026-07 is 24318. <see cref="NoMonth"/> where the album is not in the order of time.</param>
/// <param name="Count">Photos that it stands for: more than one where it is on top of a stack.</param>
public readonly record struct PhotoShape(int Id, float Aspect, int Month, int Count = 1)
{
    public const int NoMonth = -1;

    public static int MonthOf(DateTime time) => (time.Year * 12) + time.Month - 1;
}
