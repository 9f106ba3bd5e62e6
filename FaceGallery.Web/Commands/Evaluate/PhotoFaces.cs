using System.Collections.Concurrent;
using FaceGallery.Domain.Detection;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Recognition;

namespace FaceGallery.Web.Commands.Evaluate;

/// <summary>Finds the faces of the photos of a test set, on all cores.</summary>
public sealed class PhotoFaces(PhotoDecoder decoder, RecognitionEngine engine)
{
    /// <summary>The central face of each photo; null where none was found, or where the photo could not be read.</summary>
    /// <inheritdoc cref="AnalyzeAllAsync"/>
    public async Task<IReadOnlyDictionary<string, AnalysedFace?>> AnalyzeAsync(
        string folder, IReadOnlyCollection<string> photos, Action<int> report, CancellationToken cancellationToken) =>
        await AnalyzeAsync(folder, photos, upright => CentralFace.Of(upright.Faces, (float)upright.Photo.Width / upright.Photo.Height), null, report, cancellationToken);

    /// <summary>All faces of each photo; none where it could not be read.</summary>
    /// <param name="folder">The paths are below it.</param>
    /// <param name="report">Called after each photo with the number done so far.</param>
    /// <exception cref="MissingWeightsException">Weights are missing.</exception>
    /// <exception cref="IOException">A photo is not there, or cannot be read.</exception>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<AnalysedFace>>> AnalyzeAllAsync(
        string folder, IReadOnlyCollection<string> photos, Action<int> report, CancellationToken cancellationToken) =>
        await AnalyzeAsync(folder, photos, upright => upright.Faces, [], report, cancellationToken);

    private async Task<ConcurrentDictionary<string, T>> AnalyzeAsync<T>(
        string folder, IReadOnlyCollection<string> photos, Func<UprightPhoto, T> faces, T unreadable, Action<int> report, CancellationToken cancellationToken)
    {
        var analyzer = engine.Analyzer;
        var found = new ConcurrentDictionary<string, T>();
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(photos, options, (photo, stop) =>
        {
            try
            {
                using var file = LibraryFiles.Anywhere().Open(Path.Combine(folder, photo));
                found[photo] = faces(analyzer.Analyze(decoder.Decode(file, stop)));
            }
            catch (Exception exception) when (exception is UnreadablePhotoException or RefusedFileException)
            {
                found[photo] = unreadable;
            }

            report(Interlocked.Increment(ref done));
            return ValueTask.CompletedTask;
        });
        return found;
    }
}
