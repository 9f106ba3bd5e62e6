using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Faces;

/// <summary>Finds places for names over a photo, where they cover neither another face nor another name.</summary>
internal static class FaceLabels
{
    /// <summary>A name's height as a share of a picture's: 26 of some 700 pixels.</summary>
    private const float Height = .04f;

    /// <summary>Its width as a share of a picture's, of each letter and at least: 7 of some 900 pixels.</summary>
    private const float Letter = .008f;
    private const float Least = .05f;

    /// <summary>It is cut off there.</summary>
    private const float Most = .24f;

    /// <summary>How much more of a picture a name takes on a phone, where it is 390 pixels wide.</summary>
    private const float OnPhones = 2.3f;

    /// <param name="named">Faces with a name beside them.</param>
    /// <param name="all">Faces that are not to be covered.</param>
    /// <returns>
    /// By the face's id, once for wide windows and once for phones: "below" it, "above" it (from its left edge on, or up to its right one, where the picture ends: "start",
    /// "end"), "within" it at its lower edge, or "covered" where there is no place.
    /// </returns>
    public static IReadOnlyDictionary<int, string> Place(IReadOnlyCollection<PhotoFace> named, IReadOnlyList<PhotoFace> all)
    {
        var (wide, narrow) = (Place(named, all, 1), Place(named, all, OnPhones));
        return named.ToDictionary(face => face.Id, face => $"wide-{wide[face.Id].Replace(" ", " wide-", StringComparison.Ordinal)} narrow-{narrow[face.Id].Replace(" ", " narrow-", StringComparison.Ordinal)}");
    }

    private static Dictionary<int, string> Place(IEnumerable<PhotoFace> named, IReadOnlyList<PhotoFace> all, float size)
    {
        var places = new Dictionary<int, string>();
        var taken = new List<RelativeBox>();
        foreach (var face in named.OrderByDescending(face => face.Box.Width * face.Box.Height))
        {
            var others = all.Where(other => other.Id != face.Id).Select(other => other.Box);
            var (kind, box) = Candidates(face, size).FirstOrDefault(candidate => !others.Concat(taken).Any(other => Overlap(candidate.Box, other)), ("covered", default));
            places[face.Id] = kind;
            taken.Add(box);
        }

        return places;
    }

    private static IEnumerable<(string Kind, RelativeBox Box)> Candidates(PhotoFace face, float size)
    {
        var (width, height) = (Math.Clamp((face.Person ?? face.Suggested ?? "").Length * Letter, Least, Most) * size, Height * size);
        var middle = face.Box.X + ((face.Box.Width - width) / 2);
        var (side, left) = middle < 0 ? (" start", face.Box.X) : middle + width > 1 ? (" end", face.Box.X + face.Box.Width - width) : ("", middle);
        if (face.Box.Y + face.Box.Height + height <= 1)
        {
            yield return ("below" + side, new RelativeBox(left, face.Box.Y + face.Box.Height, width, height));
        }

        if (face.Box.Y - height >= 0)
        {
            yield return ("above" + side, new RelativeBox(left, face.Box.Y - height, width, height));
        }

        if (face.Box.Height > 3 * height)
        {
            yield return ("within", new RelativeBox(face.Box.X, face.Box.Y + face.Box.Height - height, face.Box.Width, height));
        }
    }

    private static bool Overlap(RelativeBox one, RelativeBox other) =>
        one.X < other.X + other.Width && other.X < one.X + one.Width && one.Y < other.Y + other.Height && other.Y < one.Y + one.Height;
}
