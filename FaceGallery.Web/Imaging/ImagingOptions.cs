using System.ComponentModel.DataAnnotations;

namespace FaceGallery.Web.Imaging;

/// <summary>Limits of decoding, and sizes of the pictures that are kept. Section <c>Imaging</c>.</summary>
public sealed class ImagingOptions
{
    public const string Section = "Imaging";

    /// <summary>Largest picture, in megapixels, of a format that is decoded a few rows at a time (baseline JPEG, PNG, TIFF).</summary>
    [Range(1, 4000)]
    public int MaxStreamedMegapixels { get; set; } = 400;

    /// <summary>
    /// Largest picture, in megapixels, of a format whose decoder holds the whole of it (HEIC, WebP, GIF, progressive JPEG). It takes
    /// up to eight bytes a pixel. AVIF, JPEG XL and JPEG 2000 take fifteen and get half the limit. So no picture takes 1 GiB (measured).
    /// </summary>
    [Range(1, 1000)]
    public int MaxHeldMegapixels { get; set; } = 100;

    /// <summary>Largest width or height in pixels. JPEG itself ends at 65,535.</summary>
    [Range(1, 1_000_000)]
    public int MaxDimension { get; set; } = 65_000;

    /// <summary>Seconds after which a decoder that can be stopped is stopped.</summary>
    [Range(1, 600)]
    public int DecodeSeconds { get; set; } = 10;

    /// <summary>Memory for all pictures that are decoded at once, in MiB; 0 takes a part of what the system leaves to the process.</summary>
    [Range(0, 1_000_000)]
    public int MemoryMiB { get; set; }

    /// <summary>Long side, in pixels, of the picture that is analysed.</summary>
    [Range(256, 8192)]
    public int WorkingSize { get; set; } = 2048;

    /// <summary>Long side of the preview, in pixels.</summary>
    [Range(256, 4096)]
    public int PreviewSize { get; set; } = 1440;

    /// <summary>Megabytes (10⁶ bytes) that previews may take; above it the oldest go, and are made again when asked for. 0 keeps all.</summary>
    [Range(0, 10_000_000)]
    public int PreviewMegabytes { get; set; }

    /// <summary>JPEG quality of the preview.</summary>
    [Range(1, 100)]
    public int PreviewQuality { get; set; } = 80;

    /// <summary>Long side of the thumbnail, in pixels.</summary>
    [Range(64, 1024)]
    public int ThumbnailSize { get; set; } = 512;

    /// <summary>JPEG quality of the thumbnail and of the face crops.</summary>
    [Range(1, 100)]
    public int ThumbnailQuality { get; set; } = 78;

    /// <summary>Long side, in pixels, of the smallest picture, which phones' grids begin with.</summary>
    [Range(64, 1024)]
    public int TileSize { get; set; } = 256;

    /// <summary>WebP quality of the smallest picture.</summary>
    [Range(1, 100)]
    public int TileQuality { get; set; } = 50;

    /// <summary>Side of a face's square crop, in pixels.</summary>
    [Range(32, 512)]
    public int FaceSize { get; set; } = 192;
}
