using System.Globalization;
using FaceGallery.Domain.Detection;
using FaceGallery.Web.Library;
using NetVips;

namespace FaceGallery.Web.Imaging;

/// <summary>Renders a photo's kept pictures from its working picture: sRGB JPEG without metadata.</summary>
internal sealed class RenditionRenderer(ImagingOptions options)
{
    // The crop is half as large again as the face: hair and chin make a face known.
    private const float CropMargin = 1.5f;

    /// <summary>Side of the larger crop, in pixels: sharp in a tile of half that width on a screen with two pixels a point.</summary>
    private const int LargeFaceSize = 512;

    public const string FacePrefix = "face-";

    public const string Tile = "tile";

    public const string TurnedPrefix = "turned";

    public static string NameOf(RenditionKind kind) => kind == RenditionKind.Thumbnail ? "thumb" : "preview";

    /// <summary>A face's crop is named by its place, in ten-thousandths of the picture: two faces of one picture have different ones.</summary>
    public static string NameOf(RelativeBox face) =>
        string.Create(CultureInfo.InvariantCulture, $"{FacePrefix}{Place(face.X)}.{Place(face.Y)}.{Place(face.Width)}.{Place(face.Height)}");

    public static string LargeNameOf(RelativeBox face) => $"{NameOf(face)}-large";

    /// <param name="degrees">Clockwise; 0 for what is not turned.</param>
    public static string TurnedNameOf(string name, int degrees) => degrees == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{TurnedPrefix}{degrees}-{name}");

    /// <param name="isWhole">The whole picture is rendered, too, and not only its faces.</param>
    public unsafe void Render(RgbImage photo, bool isWhole, IReadOnlyList<RelativeBox> faces, Action<Rendition> save)
    {
        fixed (byte* pixels = photo.Pixels)
        {
            using var image = Open(pixels, photo);
            RenderFaces(image, faces, save);

            if (isWhole)
            {
                RenderWhole(image, save);
            }
        }
    }

    /// <summary>The small picture alone, of a photo that is not kept.</summary>
    public unsafe byte[] RenderThumbnail(RgbImage photo)
    {
        fixed (byte* pixels = photo.Pixels)
        {
            using var image = Open(pixels, photo);
            using var thumbnail = Fit(image, options.ThumbnailSize);
            return Jpeg(thumbnail, options.ThumbnailQuality);
        }
    }

    /// <summary>The larger crop: no larger than the preview makes it without enlarging.</summary>
    public byte[] RenderLargeFace(byte[] preview, RelativeBox face)
    {
        using var image = Image.NewFromBuffer(preview);
        return RenderFace(image, face, LargeFaceSize, Enums.Size.Down);
    }

    /// <summary>A WebP: 43 % less bytes than a JPEG that looks as good, which is what a guest's first look waits for.</summary>
    /// <param name="thumbnail">Its path.</param>
    public byte[] RenderTile(string thumbnail)
    {
        using var tile = Image.Thumbnail(thumbnail, options.TileSize, height: options.TileSize, size: Enums.Size.Down);
        return tile.WebpsaveBuffer(q: options.TileQuality, keep: Enums.ForeignKeep.None);
    }

    /// <summary>One of the kept pictures, turned.</summary>
    /// <param name="name">Which one: it keeps its quality.</param>
    /// <param name="degrees">Clockwise: 90, 180 or 270.</param>
    /// <exception cref="ArgumentOutOfRangeException">The degrees are none of the three.</exception>
    public byte[] Turn(byte[] jpeg, string name, int degrees)
    {
        using var image = Image.NewFromBuffer(jpeg);
        using var turned = image.Rot(degrees switch
        {
            90 => Enums.Angle.D90,
            180 => Enums.Angle.D180,
            270 => Enums.Angle.D270,
            _ => throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "A picture is turned by quarters."),
        });
        return Jpeg(turned, name == NameOf(RenditionKind.Preview) ? options.PreviewQuality : options.ThumbnailQuality);
    }

    private static unsafe Image Open(byte* pixels, RgbImage photo)
    {
        using var raw = Image.NewFromMemory(
            (nint)pixels, (ulong)photo.Pixels.Length, photo.Width, photo.Height, RgbImage.Channels, Enums.BandFormat.Uchar);
        return raw.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    // The thumbnail is made from the preview, a quarter of the work.
    private void RenderWhole(Image image, Action<Rendition> save)
    {
        using var preview = RenderPreview(image, save);
        using var step = Telemetry.Source.StartActivity("thumbnail");
        using var thumbnail = Fit(preview, options.ThumbnailSize);
        save(new Rendition(NameOf(RenditionKind.Thumbnail), Jpeg(thumbnail, options.ThumbnailQuality)));
    }

    private Image RenderPreview(Image image, Action<Rendition> save)
    {
        using var step = Telemetry.Source.StartActivity("preview");
        using var fitted = Fit(image, options.PreviewSize);
        var preview = fitted.CopyMemory();
        save(new Rendition(NameOf(RenditionKind.Preview), Jpeg(preview, options.PreviewQuality)));
        return preview;
    }

    private void RenderFaces(Image image, IReadOnlyList<RelativeBox> faces, Action<Rendition> save)
    {
        using var step = Telemetry.Source.StartActivity("crops");
        foreach (var face in faces)
        {
            save(new Rendition(NameOf(face), RenderFace(image, face, options.FaceSize, Enums.Size.Force)));
        }
    }

    private byte[] RenderFace(Image image, RelativeBox face, int size, Enums.Size fit)
    {
        var longest = Math.Min(image.Width, image.Height);
        var side = (int)Math.Clamp(CropMargin * Math.Max(face.Width * image.Width, face.Height * image.Height), 1, longest);
        var left = (int)Math.Clamp((face.Centre.X * image.Width) - (side / 2f), 0, image.Width - side);
        var top = (int)Math.Clamp((face.Centre.Y * image.Height) - (side / 2f), 0, image.Height - side);
        using var square = image.Crop(left, top, side, side);
        using var crop = square.ThumbnailImage(size, height: size, size: fit);
        return Jpeg(crop, options.ThumbnailQuality);
    }

    private static int Place(float fraction) => (int)MathF.Round(fraction * 10_000);

    private static Image Fit(Image image, int longSide) => image.ThumbnailImage(longSide, height: longSide, size: Enums.Size.Down);

    private static byte[] Jpeg(Image image, int quality) =>
        image.JpegsaveBuffer(q: quality, optimizeCoding: true, keep: Enums.ForeignKeep.None);
}
