using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.Library;

/// <summary>Says roughly how long something still takes.</summary>
internal static class TimeLeft
{
    public static string Of(TimeSpan left, Text text) => left switch
    {
        { TotalSeconds: < 60 } => text["Indexing.LeftSoon"],
        { TotalMinutes: < 90 } => text["Indexing.LeftMinutes", Math.Round(left.TotalMinutes)],
        _ => text["Indexing.LeftHours", Math.Round(left.TotalHours)],
    };
}
