using FaceGallery.Domain.Detection;
using Microsoft.ML.OnnxRuntime;

namespace FaceGallery.Web.Recognition;

/// <summary>The cells of one stride of YuNet's answer, decoded as OpenCV's <c>FaceDetectorYN</c> does it.</summary>
internal readonly struct YuNetGrid(BgrTensor input, int stride)
{
    private readonly int _columns = input.PaddedWidth / stride;

    public void Decode(Answer answer, float minScore, List<DetectedFace> faces)
    {
        var classes = answer.Classes.GetTensorDataAsSpan<float>();
        var objects = answer.Objects.GetTensorDataAsSpan<float>();
        var boxes = answer.Boxes.GetTensorDataAsSpan<float>();
        var points = answer.Points.GetTensorDataAsSpan<float>();
        for (var cell = 0; cell < classes.Length; cell++)
        {
            var score = Score(classes[cell], objects[cell]);
            if (score >= minScore)
            {
                faces.Add(new(Box(cell, boxes.Slice(cell * 4, 4)), Landmarks(cell, points.Slice(cell * 10, 10)), score));
            }
        }
    }

    private static float Score(float classScore, float objectScore) =>
        MathF.Sqrt(Math.Clamp(classScore, 0, 1) * Math.Clamp(objectScore, 0, 1));

    private RelativeBox Box(int cell, ReadOnlySpan<float> box)
    {
        var centre = Point(cell, box[0], box[1]);
        var width = MathF.Exp(box[2]) * stride / input.Width;
        var height = MathF.Exp(box[3]) * stride / input.Height;
        return new(centre.X - (width / 2), centre.Y - (height / 2), width, height);
    }

    private FaceLandmarks Landmarks(int cell, ReadOnlySpan<float> points) => new(
        Point(cell, points[0], points[1]),
        Point(cell, points[2], points[3]),
        Point(cell, points[4], points[5]),
        Point(cell, points[6], points[7]),
        Point(cell, points[8], points[9]));

    /// <summary>The network counts from the first pixel's centre, pictures from its corner: half a pixel apart.</summary>
    private RelativePoint Point(int cell, float x, float y) => new(
        ((((cell % _columns) + x) * stride) + 0.5f) / input.Width,
        ((((cell / _columns) + y) * stride) + 0.5f) / input.Height);

    /// <summary>Shapes [1,N,1], [1,N,1], [1,N,4] and [1,N,10]: cells row by row.</summary>
    public readonly record struct Answer(OrtValue Classes, OrtValue Objects, OrtValue Boxes, OrtValue Points);
}
