using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Photos;

/// <summary>Boxes and names over a photo.</summary>
public partial class FaceBoxes
{
    [Parameter, EditorRequired]
    public IReadOnlyList<PhotoFace> Faces { get; set; } = [];

    private static string Place(PhotoFace face)
    {
        var box = face.Box;
        var (left, top) = (Math.Max(box.X, 0), Math.Max(box.Y, 0));
        var (right, bottom) = (Math.Min(box.X + box.Width, 1), Math.Min(box.Y + box.Height, 1));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"left:{left * 100:0.##}%;top:{top * 100:0.##}%;width:{(right - left) * 100:0.##}%;height:{(bottom - top) * 100:0.##}%");
    }
}
