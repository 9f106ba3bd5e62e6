using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Recognition;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Recognition;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Indexing;

/// <summary>Decodes a photo once, and from those pixels finds its faces and makes its thumbnail, preview and face crops.</summary>
public sealed class PhotoAnalyzer(
    PhotoDecoder decoder, RecognitionEngine engine, RenditionStore renditions, IOptions<IndexingOptions> options, StageClock clock)
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    public PhotoFindings Analyze(PhotoJob job, string hash, CancellationToken cancellationToken)
    {
        try
        {
            var decoded = Decode(job.FullPath, cancellationToken);
            var faces = Recognise(decoded);
            if (options.Value.Renditions)
            {
                MakeRenditions(hash, decoded, faces);
            }

            return new PhotoFindings.Analysed(job.PhotoId, hash, Describe(job.FullPath, decoded), faces);
        }
        catch (UnreadablePhotoException exception)
        {
            return new PhotoFindings.Failed(job.PhotoId, hash, exception.Message, RetryOnScan: false);
        }
    }

    private DecodedPhoto Decode(string path, CancellationToken cancellationToken)
    {
        using var lap = clock.Start(Stage.Decode);
        return decoder.Decode(path, cancellationToken);
    }

    private IReadOnlyList<AnalysedFace> Recognise(DecodedPhoto decoded)
    {
        using var lap = clock.Start(Stage.Recognise);
        return engine.Analyzer.Analyze(decoded.Image, (float)decoded.Width / decoded.Image.Width);
    }

    private void MakeRenditions(string hash, DecodedPhoto decoded, IReadOnlyList<AnalysedFace> faces)
    {
        using var lap = clock.Start(Stage.Renditions);
        renditions.Write(hash, decoded, [.. faces.Select(face => face.Detection.Box)]);
    }

    private PhotoContent Describe(string path, DecodedPhoto decoded)
    {
        using var lap = clock.Start(Stage.Metadata);
        var metadata = PhotoMetadataReader.Read(path);
        return new PhotoContent(
            decoded.Width, decoded.Height, decoded.Damaged, metadata.TakenAt, (int?)metadata.TakenAtOffset?.TotalMinutes,
            metadata.Camera, metadata.Latitude, metadata.Longitude);
    }
}
