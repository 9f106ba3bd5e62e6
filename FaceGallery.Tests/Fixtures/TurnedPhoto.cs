using NetVips;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Copies of photos that lie on their side or head and do not say so, made at run time.</summary>
internal static class TurnedPhoto
{
    /// <param name="degrees">Clockwise; what a turn by other than a right angle leaves empty is black.</param>
    public static string Save(string photo, double degrees, string target)
    {
        using var picture = Image.Thumbnail(photo, 1600, height: 1600, size: Enums.Size.Down);
        using var whole = picture.CopyMemory();
        using var turned = whole.Rotate(degrees);
        turned.Jpegsave(target, q: 95, keep: Enums.ForeignKeep.None);
        return target;
    }
}
