namespace FaceGallery.Web.Faces;

/// <summary>How far apart in time two photos of somebody are, as it is told.</summary>
internal static class YearsBetween
{
    private const double DaysOfYear = 365.25;

    /// <summary>Years from a known photo to the one that is asked about, rounded; negative where that is the earlier one.</summary>
    public static int From(DateTime known, DateTime asked) => (int)Math.Round((asked - known).TotalDays / DaysOfYear);

    /// <param name="before">The last known photo that is not later than the one asked about; null where there is none.</param>
    /// <param name="after">The first known photo that is not earlier.</param>
    /// <returns>Years from the nearer one, as in <see cref="From"/>; null where none is known.</returns>
    public static int? FromNearest(DateTime? before, DateTime? after, DateTime? asked) =>
        asked is { } day && (before is { } earlier && !(after - day < day - earlier) ? earlier : after) is { } nearest ? From(nearest, day) : null;
}
