using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.History;

/// <summary>Says in words what a change was: "3 faces named Anna".</summary>
public static class ChangeCaption
{
    public static string Of(HistoryEntry entry, Text text) =>
        text[$"Change.{entry.Kind}", entry.Subject, text.Count("Count.Faces", entry.Count), text.Count("Count.Photos", entry.Count), entry.Count];
}
