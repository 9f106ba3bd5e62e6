using System.Numerics;
using System.Runtime.CompilerServices;
using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Recognition;

/// <summary>Draws a part of a picture anew: moved, scaled and turned as one likes. What lies outside of the picture is black.</summary>
internal static class PictureSampler
{
    private const int MaxSamplesPerAxis = 4;

    /// <param name="image">It is only read.</param>
    /// <param name="toImage">From the drawn part's pixels to those of <paramref name="image"/>.</param>
    /// <remarks>Compiled with care at once, as <see cref="BgrTensor"/> is.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RgbImage Sample(RgbImage image, SimilarityTransform toImage, int width, int height)
    {
        var source = new Source(image);
        var samples = Math.Clamp((int)MathF.Round(toImage.Scale), 1, MaxSamplesPerAxis);
        var pixels = new byte[width * height * RgbImage.Channels];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var colour = source.Average(toImage, new(x, y), samples);
                var at = pixels.AsSpan(((y * width) + x) * RgbImage.Channels);
                (at[0], at[1], at[2]) = ((byte)(colour.X + 0.5f), (byte)(colour.Y + 0.5f), (byte)(colour.Z + 0.5f));
            }
        }

        return new RgbImage(width, height, pixels);
    }

    /// <summary>A picture whose pixels are asked for one by one.</summary>
    private readonly ref struct Source(RgbImage image)
    {
        private readonly ReadOnlySpan<byte> _pixels = image.Pixels;
        private readonly int _width = image.Width;
        private readonly int _height = image.Height;

        /// <summary>A drawn pixel that covers several of the picture's is their mean, so that a reduced picture does not alias.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public Vector3 Average(SimilarityTransform toImage, Vector2 corner, int samples)
        {
            var sum = Vector3.Zero;
            for (var j = 0; j < samples; j++)
            {
                for (var i = 0; i < samples; i++)
                {
                    var offset = new Vector2(i + 0.5f, j + 0.5f) / samples;
                    sum += Bilinear(toImage.Apply(corner + offset) - new Vector2(0.5f));
                }
            }

            return sum / (samples * samples);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector3 Bilinear(Vector2 point)
        {
            var (left, top) = ((int)MathF.Floor(point.X), (int)MathF.Floor(point.Y));
            var (right, bottom) = (point.X - left, point.Y - top);
            var upper = Vector3.Lerp(Pixel(left, top), Pixel(left + 1, top), right);
            var lower = Vector3.Lerp(Pixel(left, top + 1), Pixel(left + 1, top + 1), right);
            return Vector3.Lerp(upper, lower, bottom);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector3 Pixel(int x, int y)
        {
            if ((uint)x >= (uint)_width || (uint)y >= (uint)_height)
            {
                return Vector3.Zero;
            }

            var pixel = _pixels.Slice(((y * _width) + x) * RgbImage.Channels, RgbImage.Channels);
            return new(pixel[0], pixel[1], pixel[2]);
        }
    }
}
