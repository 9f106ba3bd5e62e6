using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Recognition;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Indexing;

/// <summary>Decodes a photo once, and from those pixels finds its faces and makes its thumbnail, preview and face crops.</summary>
public sealed class PhotoAnalyzer(
    PhotoDecoder decoder, RecognitionEngine engine, RenditionStore renditions, IOptions<IndexingOptions> options, StageClock clock)
{
    /// <inheritdoc cref="RecognitionEngine.Prepare"/>
    public void Prepare() => engine.Prepare();

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="DataFolderException">What is kept of it cannot be written.</exception>
    public PhotoFindings Analyze(PhotoJob job, LibraryFile file, string hash, CancellationToken cancellationToken)
    {
        try
        {
            var decoded = Decode(file, cancellationToken);
            var upright = Recognise(decoded);
            file.RequireUnchanged();
            if (options.Value.Renditions)
            {
                MakeRenditions(hash, upright);
            }

            return new PhotoFindings.Analysed(job.FileId, hash, Describe(file, upright), upright.Faces);
        }
        catch (UnreadablePhotoException exception)
        {
            return new PhotoFindings.Failed(job.FileId, hash, exception.Reason, RetryOnScan: false);
        }
    }

    private DecodedPhoto Decode(LibraryFile file, CancellationToken cancellationToken)
    {
        using var lap = clock.Start(Stage.Decode);
        return decoder.Decode(file, cancellationToken);
    }

    private UprightPhoto Recognise(DecodedPhoto decoded)
    {
        using var lap = clock.Start(Stage.Recognise);
        return engine.Analyzer.Analyze(decoded);
    }

    private void MakeRenditions(string hash, UprightPhoto upright)
    {
        using var lap = clock.Start(Stage.Renditions);
        try
        {
            renditions.Write(hash, upright.Photo, [.. upright.Faces.Select(face => face.Detection.Box)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is our own folder that fails, and not the photo.
            throw new DataFolderException($"Previews cannot be written: {exception.Message}", exception);
        }
    }

    private PhotoContent Describe(LibraryFile file, UprightPhoto upright)
    {
        using var lap = clock.Start(Stage.Metadata);
        var metadata = PhotoMetadataReader.Read(file.Path);
        return new PhotoContent(
            upright.Photo.Width, upright.Photo.Height, upright.RotationDegrees, upright.Photo.Damaged, metadata.TakenAt, (int?)metadata.TakenAtOffset?.TotalMinutes,
            metadata.Camera, metadata.Latitude, metadata.Longitude, MeanColour.Of(upright.Photo.Image),
            PictureLook.Of(upright.Photo.Image), engine.DetectorName);
    }
}
