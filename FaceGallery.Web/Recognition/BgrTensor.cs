using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FaceGallery.Domain.Detection;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace FaceGallery.Web.Recognition;

/// <summary>
/// A picture resized as a detector's input: planar blue, green, red, 0–255, padded with black on the right and at the bottom.
/// The memory, up to 20 MB, is the runtime's: pools of managed arrays would keep some of each size for each thread.
/// </summary>
internal sealed class BgrTensor : IDisposable
{
    private BgrTensor(int width, int height, int paddedWidth, int paddedHeight)
    {
        (Width, Height, PaddedWidth, PaddedHeight) = (width, height, paddedWidth, paddedHeight);
        Tensor = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, [1, RgbImage.Channels, PaddedHeight, PaddedWidth]);
    }

    public int Width { get; }

    public int Height { get; }

    public int PaddedWidth { get; }

    public int PaddedHeight { get; }

    /// <summary>[1, 3, padded height, padded width].</summary>
    public OrtValue Tensor { get; }

    public Span<float> Values => Tensor.GetTensorMutableDataAsSpan<float>();

    private int Plane => PaddedWidth * PaddedHeight;

    /// <param name="image">The picture, of any size.</param>
    /// <param name="longSide">Long side of the resized picture in pixels.</param>
    /// <param name="multiple">Each side is padded to a multiple of this.</param>
    public static BgrTensor Resize(RgbImage image, int longSide, int multiple)
    {
        var scale = (double)longSide / Math.Max(image.Width, image.Height);
        var width = Math.Max(1, (int)Math.Round(image.Width * scale));
        var height = Math.Max(1, (int)Math.Round(image.Height * scale));
        var tensor = new BgrTensor(width, height, RoundUp(width, multiple), RoundUp(height, multiple));
        tensor.Fill(image);
        return tensor;
    }

    /// <summary>The same turned, for little: the resized picture is far smaller than the picture.</summary>
    /// <param name="degrees">Clockwise: 90, 180 or 270.</param>
    /// <param name="multiple">Each side is padded to a multiple of this.</param>
    public BgrTensor Turned(int degrees, int multiple)
    {
        var (width, height) = degrees == 180 ? (Width, Height) : (Height, Width);
        var turned = new BgrTensor(width, height, RoundUp(width, multiple), RoundUp(height, multiple));
        var (first, right, down) = degrees switch
        {
            90 => (width - 1, turned.PaddedWidth, -1),
            180 => (((height - 1) * turned.PaddedWidth) + width - 1, -1, -turned.PaddedWidth),
            _ => ((height - 1) * turned.PaddedWidth, -turned.PaddedWidth, 1),
        };
        var source = Values;
        var target = turned.Values;
        target.Clear();
        for (var row = 0; row < RgbImage.Channels * Height; row++)
        {
            var (channel, y) = (row / Height, row % Height);
            var from = source.Slice((channel * Plane) + (y * PaddedWidth), Width);
            var at = (channel * turned.Plane) + first + (y * down);
            for (var x = 0; x < Width; x++)
            {
                target[at + (x * right)] = from[x];
            }
        }

        return turned;
    }

    public void Dispose() => Tensor.Dispose();

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;

    private void Fill(RgbImage image)
    {
        var values = Values;
        values.Clear();
        var columns = new TriangleFilter(image.Width, Width);
        var rows = new TriangleFilter(image.Height, Height);
        var row = ArrayPool<float>.Shared.Rent(image.Stride + Vector128<float>.Count);
        for (var y = 0; y < Height; y++)
        {
            BlendRows(image, rows.Start(y), rows.Weights(y), row.AsSpan(0, image.Stride));
            WriteRow(row, columns, values, y);
        }

        ArrayPool<float>.Shared.Return(row);
    }

    private static void BlendRows(RgbImage image, int start, ReadOnlySpan<float> weights, Span<float> blended)
    {
        blended.Clear();
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                AddRow(image.Row(start + i), weights[i], blended);
            }
        }
    }

    /// <summary>Compiled with care at once: what is compiled ahead, or quickly, takes four times as long for the first dozens of photos.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRow(ReadOnlySpan<byte> source, float weight, Span<float> sum)
    {
        var bytes = MemoryMarshal.Cast<byte, Vector<byte>>(source);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(sum)[..(bytes.Length * 4)];
        for (var i = 0; i < bytes.Length; i++)
        {
            Vector.Widen(bytes[i], out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            sums[i * 4] += Vector.ConvertToSingle(Vector.AsVectorInt32(first)) * weight;
            sums[(i * 4) + 1] += Vector.ConvertToSingle(Vector.AsVectorInt32(second)) * weight;
            sums[(i * 4) + 2] += Vector.ConvertToSingle(Vector.AsVectorInt32(third)) * weight;
            sums[(i * 4) + 3] += Vector.ConvertToSingle(Vector.AsVectorInt32(fourth)) * weight;
        }

        for (var i = bytes.Length * Vector<byte>.Count; i < source.Length; i++)
        {
            sum[i] += source[i] * weight;
        }
    }

    /// <summary>One vector holds a pixel's red, green and blue, and a fourth value that is ignored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteRow(ReadOnlySpan<float> row, TriangleFilter columns, Span<float> values, int y)
    {
        var blue = values.Slice(y * PaddedWidth, Width);
        var green = values.Slice(Plane + (y * PaddedWidth), Width);
        var red = values.Slice((2 * Plane) + (y * PaddedWidth), Width);
        for (var x = 0; x < Width; x++)
        {
            var pixel = Vector128<float>.Zero;
            var weights = columns.Weights(x);
            ref var at = ref MemoryMarshal.GetReference(row.Slice(columns.Start(x) * RgbImage.Channels, (weights.Length * RgbImage.Channels) + 1));
            for (var i = 0; i < weights.Length; i++)
            {
                pixel += Vector128.LoadUnsafe(ref at, (nuint)(i * RgbImage.Channels)) * weights[i];
            }

            (red[x], green[x], blue[x]) = (pixel[0], pixel[1], pixel[2]);
        }
    }
}
