using System.Collections.Concurrent;
using FaceGallery.Domain.Recognition;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Recognition.Evaluation;

/// <summary>Finds the central face of each photo of a test set, on all cores.</summary>
public sealed class PhotoFaces(PhotoDecoder decoder, RecognitionEngine engine)
{
    /// <summary>The face of each photo; null where none was found, or where the photo could not be read.</summary>
    /// <param name="folder">The paths are below it.</param>
    /// <param name="report">Called after each photo with the number done so far.</param>
    /// <exception cref="MissingWeightsException">Weights are missing.</exception>
    /// <exception cref="IOException">A photo is not there, or cannot be read.</exception>
    public async Task<IReadOnlyDictionary<string, AnalysedFace?>> AnalyzeAsync(
        string folder, IReadOnlyCollection<string> photos, Action<int> report, CancellationToken cancellationToken)
    {
        var analyzer = engine.Analyzer;
        var faces = new ConcurrentDictionary<string, AnalysedFace?>();
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(photos, options, (photo, stop) =>
        {
            faces[photo] = Analyze(analyzer, Path.Combine(folder, photo), stop);
            report(Interlocked.Increment(ref done));
            return ValueTask.CompletedTask;
        });
        return faces;
    }

    private AnalysedFace? Analyze(FaceAnalyzer analyzer, string path, CancellationToken cancellationToken)
    {
        try
        {
            var upright = analyzer.Analyze(decoder.Decode(path, cancellationToken));
            return CentralFace.Of(upright.Faces, (float)upright.Photo.Width / upright.Photo.Height);
        }
        catch (UnreadablePhotoException)
        {
            return null;
        }
    }
}
