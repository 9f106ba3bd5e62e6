using FaceGallery.Web.Matching;

namespace FaceGallery.Web.People;

/// <summary>How many faces, and in how many photos these are.</summary>
public readonly record struct PreviewCount(int Faces, int Photos)
{
    internal static PreviewCount Of(IEnumerable<PreviewedFace> faces)
    {
        var photos = faces.Select(face => face.PhotoId).ToList();
        return new PreviewCount(photos.Count, photos.Distinct().Count());
    }
}
