using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.Albums;

/// <summary>Says in words what a photo's picture shows: who, how many others, when.</summary>
public static class PhotoCaption
{
    public static string Of(PhotoTile photo, Text text)
    {
        var who = Who(photo, text);
        return photo.TakenAt is { } time ? text["Caption.When", who, time] : text["Caption.File", who, photo.FileName];
    }

    private static string Who(PhotoTile photo, Text text)
    {
        var names = string.Join(text["Caption.Comma"], photo.Names);
        return photo switch
        {
            { FaceCount: 0 } => text["Caption.NoFace"],
            { Names.Count: 0 } => text.Count("Caption.Unnamed", photo.FaceCount),
            { OtherCount: 0 } => names,
            _ => text["Caption.And", names, text.Count("Caption.Others", photo.OtherCount)],
        };
    }
}
