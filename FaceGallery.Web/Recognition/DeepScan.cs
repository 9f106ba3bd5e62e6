using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Recognition;

/// <summary>
/// Looks for faces where <see cref="YuNetFaceDetector"/> does not: small ones in enlarged tiles, large blurred or dark ones from further away,
/// lying ones in the turned picture. As there, two sizes must agree.
/// </summary>
/// <remarks>
/// Enlarging is for small faces only: of animals, hands and ears that fill a tile it makes faces. On photos/groups it adds 7 to 992, on mosaics of its
/// photos up to 223 to 716, none of them false; on photos/nofaces, none.
/// </remarks>
internal sealed class DeepScan(YuNetModel model, IFaceDetector detector)
{
    /// <summary>Widest face that enlarging is for, in pixels of the first look's larger input.</summary>
    private const float MaxSmallWidth = 40;

    /// <summary>Narrowest face that a look from further away is for, in the same pixels: half of it is what the smaller input shows.</summary>
    private const float MinLargeWidth = 80;

    private const float MinScoreEnlarged = 0.78f;
    private const float MinScoreReduced = 0.8f;
    private const float MinCandidateScore = 0.3f;

    /// <summary>In pixels of the network's input.</summary>
    private const int TileSide = 1280;

    /// <summary>In pixels of the network's input: wider than the widest face that enlarging is for.</summary>
    private const int TileOverlap = 160;

    /// <summary>Small faces, in the picture enlarged to 1.5 and 3 times the first look's larger input.</summary>
    public IEnumerable<DetectedFace> Enlarged(RgbImage image)
    {
        var large = YuNetFaceDetector.LargeSideOf(image);
        return FaceBlending.Agreed(Look(image, large * 3 / 2), Look(image, large * 3))
            .Where(face => face.Score >= MinScoreEnlarged && WidthIn(image, face, large) <= MaxSmallWidth);
    }

    /// <summary>Large faces that show only from further away, at a half and a quarter of the first look's larger input.</summary>
    public IEnumerable<DetectedFace> Reduced(RgbImage image)
    {
        var large = YuNetFaceDetector.LargeSideOf(image);
        return FaceBlending.Agreed(Look(image, large / 4), Look(image, large / 2))
            .Where(face => face.Score >= MinScoreReduced && WidthIn(image, face, large) >= MinLargeWidth);
    }

    /// <summary>Faces of the first look at the picture turned by 90, 180 and 270 degrees, where they lie in the picture as it is.</summary>
    public IEnumerable<DetectedFace> Turned(RgbImage image)
    {
        var whole = PictureView.Of(image);
        return
            from degrees in (int[])[90, 180, 270]
            let turned = whole.Turned(degrees)
            from face in detector.Detect(turned.Image)
            select turned.InWhole(face);
    }

    private static float WidthIn(RgbImage image, DetectedFace face, int longSide) =>
        face.Box.Width * image.Width / Math.Max(image.Width, image.Height) * longSide;

    private List<DetectedFace> Look(RgbImage image, int longSide)
    {
        var scale = (double)longSide / Math.Max(image.Width, image.Height);
        var faces =
            from tile in PictureView.Of(image).Tiles((int)Math.Ceiling(TileSide / scale), (int)Math.Ceiling(TileOverlap / scale))
            let inputSide = Math.Max(1, (int)(Math.Max(tile.Image.Width, tile.Image.Height) * scale))
            from face in FaceBlending.Vote(model.Run(tile.Image, inputSide, MinCandidateScore))
            select tile.InWhole(face);
        return FaceBlending.SuppressOverlaps(faces);
    }
}
