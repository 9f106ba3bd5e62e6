using System.Globalization;

namespace FaceGallery.Web.Events;

/// <summary>What an event is called on the pages.</summary>
public static class EventCaption
{
    public static string TitleOf(EventCard occasion) => occasion.Name ?? DaysOf(occasion);

    /// <summary>"4 July 2026", or "4 July 2026 – 6 July 2026". What went on until the small hours belongs to the evening.</summary>
    public static string DaysOf(EventCard occasion)
    {
        var (first, last) = (occasion.FirstAt, occasion.LastAt.AddHours(-5));
        return last.Date <= first.Date ? Day(first) : $"{Day(first)} – {Day(last)}";
    }

    private static string Day(DateTime time) => time.ToString("D", CultureInfo.CurrentCulture);
}
