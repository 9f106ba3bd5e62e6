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

    /// <param name="named">Faces with a name beside them.</param>
    /// <param name="all">Faces that are not to be covered.</param>
    /// <returns>By the face's id: "" below it, "above" it, "within" it at its lower edge, or "covered" where there is no place.</returns>
    public static IReadOnlyDictionary<int, string> Place(IEnumerable<PhotoFace> named, IReadOnlyList<PhotoFace> all)
    {
        var places = new Dictionary<int, string>();
        var taken = new List<RelativeBox>();
        foreach (var face in named.OrderByDescending(face => face.Box.Width * face.Box.Height))
        {
            var others = all.Where(other => other.Id != face.Id).Select(other => other.Box);
            var (kind, box) = Candidates(face).FirstOrDefault(candidate => !others.Concat(taken).Any(other => Overlap(candidate.Box, other)), ("covered", default));
            places[face.Id] = kind;
            taken.Add(box);
        }

        return places;
    }

    private static IEnumerable<(string Kind, RelativeBox Box)> Candidates(PhotoFace face)
    {
        var width = Math.Clamp((face.Person ?? face.Suggested ?? "").Length * Letter, Least, Most);
        var left = face.Box.X + ((face.Box.Width - width) / 2);
        if (face.Box.Y + face.Box.Height + Height <= 1)
        {
            yield return ("", new RelativeBox(left, face.Box.Y + face.Box.Height, width, Height));
        }

        if (face.Box.Y - Height >= 0)
        {
            yield return ("above", new RelativeBox(left, face.Box.Y - Height, width, Height));
        }

        if (face.Box.Height > 3 * Height)
        {
            yield return ("within", new RelativeBox(face.Box.X, face.Box.Y + face.Box.Height - Height, face.Box.Width, Height));
        }
    }

    private static bool Overlap(RelativeBox one, RelativeBox other) =>
        one.X < other.X + other.Width && other.X < one.X + one.Width && one.Y < other.Y + other.Height && other.Y < one.Y + one.Height;
}
