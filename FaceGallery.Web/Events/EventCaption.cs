using System.Globalization;

namespace FaceGallery.Web.Events;

/// <summary>What an event is called on the pages.</summary>
public static class EventCaption
{
    public static string TitleOf(EventCard photoEvent) => photoEvent.Name ?? DaysOf(photoEvent);

    /// <summary>"4 July 2026", or "4 July 2026 – 6 July 2026". What went on until the small hours belongs to the evening.</summary>
    public static string DaysOf(EventCard photoEvent)
    {
        var (first, last) = (photoEvent.FirstAt, photoEvent.LastAt.AddHours(-5));
        return last.Date <= first.Date ? Day(first) : $"{Day(first)} – {Day(last)}";
    }

    private static string Day(DateTime time) => time.ToString("D", CultureInfo.CurrentCulture);
}
