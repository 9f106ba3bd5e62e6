using FaceGallery.Domain.Messages;
using ImageMagick;
using ImageMagick.Formats;
using NetVips;

namespace FaceGallery.Web.Imaging;

/// <summary>Shows a camera's raw file by the JPEG preview that it holds; LibRaw finds it. The sensor's data is not developed.</summary>
internal sealed class RawDecoder(PictureLimits limits, VipsDecoder previews)
{
    public DecodedPhoto Decode(string path, CancellationToken cancellationToken)
    {
        var raw = ReadPreview(path);
        limits.Check(raw.Width, raw.Height, streamed: true, PictureFormat.Raw);
        if (PictureFormats.Sniff(raw.Preview) != PictureFormat.Jpeg)
        {
            throw new UnreadablePhotoException("Unreadable.RawPreview");
        }

        // A preview often has no orientation of its own: the raw file's holds for it, too.
        var turn = PhotoMetadataReader.OrientationOf(path);

        // As a span, which is copied: BannedSymbols.txt says what an array would do.
        var photo = previews.Decode(() => Source.NewFromMemory(raw.Preview.AsSpan()), PictureFormat.Jpeg, turn, cancellationToken);
        var (longSide, shortSide) = (Math.Max(raw.Width, raw.Height), Math.Min(raw.Width, raw.Height));
        var upright = photo.Height > photo.Width ? (shortSide, longSide) : (longSide, shortSide);
        return photo with { Width = upright.Item1, Height = upright.Item2, Format = PictureFormat.Raw.Name() };
    }

    private static (byte[] Preview, int Width, int Height) ReadPreview(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var image = new MagickImage();
            var settings = new MagickReadSettings { Format = MagickFormat.Dng, Defines = new DngReadDefines { ReadThumbnail = true } };
            image.Ping(file, settings);
            var preview = image.GetProfile("dng:thumbnail")?.ToByteArray() ?? [];
            return (preview, (int)image.Width, (int)image.Height);
        }
        catch (MagickException exception)
        {
            throw new UnreadablePhotoException(new Message("Unreadable.Raw"), exception);
        }
    }
}
