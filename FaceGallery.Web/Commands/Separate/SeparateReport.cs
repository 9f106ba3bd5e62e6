using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.Commands.Separate;

/// <summary>The report of <c>separate</c>: other programs read it, so names, order and form of its fields stay.</summary>
internal sealed record SeparateReport(EngineReport Engine, SeparateReport.Totals Summary, IAsyncEnumerable<SeparateReport.PhotoEntry> Photos)
{
    internal sealed record Totals(
        int Photos, int Indexed, int Failed, int Faces, int People, double Seconds, double PhotosPerSecond, IReadOnlyDictionary<string, int> OtherFiles)
    {
        public static Totals Of(IndexingSummary summary) => new(
            summary.Photos,
            summary.Indexed,
            summary.Failed,
            summary.Faces,
            summary.People,
            Math.Round(summary.Elapsed.TotalSeconds, 3),
            Math.Round(summary.Photos / Math.Max(summary.Elapsed.TotalSeconds, 0.001), 1),
            summary.OtherFiles);
    }

    /// <summary>A file: copies of a photo have an entry each. Width, height and time are null where they are not known.</summary>
    internal sealed record PhotoEntry(
        string Path,
        PhotoState State,
        string? Reason,
        int? Width,
        int? Height,
        string? TakenAt,
        IEnumerable<string> Albums,
        IEnumerable<FaceEntry> Faces)
    {
        public static PhotoEntry Of(string path, Photo photo, IReadOnlyDictionary<int, string> people)
        {
            var isIndexed = photo.State == PhotoState.Indexed;
            return new PhotoEntry(
                path,
                photo.State,
                photo.FailureReason is { } reason ? EnglishText.Of(reason) : null,
                isIndexed ? photo.Width : null,
                isIndexed ? photo.Height : null,
                photo.TakenAt?.ToString("s"),
                PhotoAlbums.Of(photo, people),
                [.. photo.Faces.Where(face => face.IsAccepted).OrderBy(face => face.Ordinal).Select(face => FaceEntry.Of(face, photo.OwnerRotationDegrees, people))]);
        }
    }

    /// <summary>A face; box (x, y, width, height) and landmarks in fractions of the upright picture, to a hundredth of a thousandth.</summary>
    internal sealed record FaceEntry(
        double[] Box, double[][] Landmarks, double Score, string? Person, double? Similarity, AssignedBy? AssignedBy)
    {
        public static FaceEntry Of(Face face, int turn, IReadOnlyDictionary<int, string> people) => new(
            Place(face.Box.TurnedBy(turn)),
            [.. Enumerable.Range(0, FaceLandmarks.Count).Select(index => Place(face.Landmarks[index].TurnedBy(turn)))],
            Math.Round((double)face.Score, 4),
            face.PersonId is { } person ? people[person] : null,
            face.Similarity is { } similarity ? Math.Round((double)similarity, 4) : null,
            face.AssignedBy);

        private static double[] Place(RelativeBox box) => [Place(box.X), Place(box.Y), Place(box.Width), Place(box.Height)];

        private static double[] Place(RelativePoint point) => [Place(point.X), Place(point.Y)];

        private static double Place(float fraction) => Math.Round((double)fraction, 5);
    }
}
