using FaceGallery.Domain.Detection;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Recognition;

/// <summary>A picture's faces with all that recognition needs: detect, align, measure, embed. Safe to call from several threads at once.</summary>
/// <remarks>
/// An upside-down face is a face to YuNet as well, with eyes where its mouth is, but less surely: upright ones score 0.92 and more in 97 of
/// 100 photos, upside-down ones at most 0.92 (photos/party, identities, lfw, groups). A photo is turned if its surest face is surer so.
/// </remarks>
public sealed class FaceAnalyzer
{
    /// <summary>A photo with a face as sure as this is the right way up.</summary>
    private const float SureScore = 0.92f;

    /// <summary>A photo is turned only if that gives a face as sure as this …</summary>
    private const float MinTurnedScore = 0.9f;

    /// <summary>… and the surest face that it has as it is becomes so much surer: another one may lie beside somebody upright.</summary>
    private const float MinGain = 0.02f;

    private readonly IFaceDetector _detector;
    private readonly IFaceEmbedder _embedder;
    private readonly OrientationEstimator _turns;

    internal FaceAnalyzer(IFaceDetector detector, IFaceEmbedder embedder, OrientationEstimator turns) => (_detector, _embedder, _turns) = (detector, embedder, turns);

    /// <summary>The photo's faces. A photo that lies on its side or head is turned first; in doubt it stays as it is.</summary>
    public UprightPhoto Analyze(DecodedPhoto photo)
    {
        var stored = new UprightPhoto(photo, 0, Analyze(photo.Image));
        if (Surest(stored)?.Score >= SureScore || _turns.Of(photo.Image) is not { } turn)
        {
            return stored;
        }

        var turnedPhoto = photo.TurnedBy(turn);
        var turned = new UprightPhoto(turnedPhoto, turn, Analyze(turnedPhoto.Image));
        return Surest(turned)?.Score >= MinTurnedScore && (Surest(stored) is not { } face || IsSurer(face, turned)) ? turned : stored;
    }

    /// <summary>The faces of a picture that is the right way up, largest first; none where nobody is seen.</summary>
    /// <param name="image">The decoded picture; it is only read.</param>
    public IReadOnlyList<AnalysedFace> Analyze(RgbImage image) => Recognise(image, _detector.Detect(image));

    /// <summary>What is to be known of faces that were detected, in their order, without those that the embedder cannot tell anything of.</summary>
    internal IReadOnlyList<AnalysedFace> Recognise(RgbImage image, IReadOnlyList<DetectedFace> faces)
    {
        var crops = Align(image, faces);
        var embedded = _embedder.Embed(crops);
        using var step = Telemetry.Source.StartActivity("measure");
        return
        [
            .. from i in Enumerable.Range(0, faces.Count)
               let known = embedded[i]
               where known is not null
               select new AnalysedFace(faces[i], FaceQualityMeter.Measure(image, faces[i], crops[i], known.Value.Strength, _embedder.MinStrength), known.Value.Embedding),
        ];
    }

    private static List<RgbImage> Align(RgbImage image, IReadOnlyList<DetectedFace> faces)
    {
        using var step = Telemetry.Source.StartActivity("align");
        return [.. faces.Select(face => FaceAligner.Align(image, face.Landmarks))];
    }

    private static DetectedFace? Surest(UprightPhoto photo) =>
        photo.Faces.Where(face => face.Quality.IsUsable).MaxBy(face => face.Detection.Score)?.Detection;

    private static bool IsSurer(DetectedFace face, UprightPhoto turned)
    {
        var place = face.Box.TurnedBy(turned.RotationDegrees);
        return turned.Faces.Any(other => FaceBlending.IsSamePlace(other.Detection.Box, place) && other.Detection.Score >= face.Score + MinGain);
    }
}
