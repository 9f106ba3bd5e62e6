using System.Numerics;
using FaceGallery.Domain.Detection;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Recognition;

/// <summary>A part of a picture, perhaps turned, as a picture of its own, which knows where its faces lie in the whole.</summary>
internal sealed class PictureView
{
    private readonly Vector2 _whole;
    private readonly SimilarityTransform _toWhole;

    private PictureView(RgbImage image, Vector2 whole, SimilarityTransform toWhole) => (Image, _whole, _toWhole) = (image, whole, toWhole);

    public RgbImage Image { get; }

    public static PictureView Of(RgbImage image) => new(image, new(image.Width, image.Height), SimilarityTransform.None);

    /// <summary>The rows and columns from the left and the top; all of them must be there.</summary>
    public PictureView Cut(int left, int top, int width, int height)
    {
        var pixels = new byte[width * height * RgbImage.Channels];
        var stride = width * RgbImage.Channels;
        for (var y = 0; y < height; y++)
        {
            Image.Row(top + y).Slice(left * RgbImage.Channels, stride).CopyTo(pixels.AsSpan(y * stride));
        }

        return new(new RgbImage(width, height, pixels), _whole, _toWhole.After(new(1, 0, left, top)));
    }

    /// <summary>Square parts that overlap and cover all of it; one that is no smaller than the view is the view.</summary>
    /// <param name="side">Longest side of a part in pixels.</param>
    /// <param name="overlap">How much neighbours share at least, in pixels.</param>
    public IEnumerable<PictureView> Tiles(int side, int overlap)
    {
        var (width, height) = (Math.Min(side, Image.Width), Math.Min(side, Image.Height));
        return
            from top in Starts(Image.Height, height, overlap)
            from left in Starts(Image.Width, width, overlap)
            select Cut(left, top, width, height);
    }

    /// <param name="degrees">Clockwise: 0, 90, 180 or 270.</param>
    public PictureView Turned(int degrees)
    {
        SimilarityTransform back = degrees switch
        {
            90 => new(0, -1, 0, Image.Height),
            180 => new(-1, 0, Image.Width, Image.Height),
            270 => new(0, 1, Image.Width, 0),
            _ => SimilarityTransform.None,
        };
        return new(QuarterTurns.Turn(Image, degrees), _whole, _toWhole.After(back));
    }

    /// <param name="toThis">From the new view's pixels to this one's; what lies outside is black.</param>
    /// <param name="side">Width and height of the new view in pixels.</param>
    public PictureView Drawn(SimilarityTransform toThis, int side) => new(PictureSampler.Sample(Image, toThis, side, side), _whole, _toWhole.After(toThis));

    /// <summary>A face of this view in the whole picture; of a turned one the box is turned with it.</summary>
    public DetectedFace InWhole(DetectedFace face)
    {
        var (box, points) = (face.Box, face.Landmarks);
        var centre = InWhole(box.Centre);
        var size = new Vector2(box.Width * Image.Width, box.Height * Image.Height) * _toWhole.Scale;
        var (width, height) = MathF.Abs(_toWhole.B) > MathF.Abs(_toWhole.A) ? (size.Y / _whole.X, size.X / _whole.Y) : (size.X / _whole.X, size.Y / _whole.Y);
        return face with
        {
            Box = new(centre.X - (width / 2), centre.Y - (height / 2), width, height),
            Landmarks = new(
                InWhole(points.LeftEye), InWhole(points.RightEye), InWhole(points.Nose), InWhole(points.LeftMouth), InWhole(points.RightMouth)),
        };
    }

    private static IEnumerable<int> Starts(int length, int part, int overlap)
    {
        var count = length <= part ? 1 : 1 + (int)Math.Ceiling((double)(length - part) / (part - overlap));
        return Enumerable.Range(0, count).Select(i => count == 1 ? 0 : i * (length - part) / (count - 1));
    }

    private RelativePoint InWhole(RelativePoint point)
    {
        var place = _toWhole.Apply(new(point.X * Image.Width, point.Y * Image.Height)) / _whole;
        return new(place.X, place.Y);
    }
}
