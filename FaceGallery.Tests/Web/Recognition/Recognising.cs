using FaceGallery.Domain.Recognition;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Recognition;
using Microsoft.Extensions.Options;

namespace FaceGallery.Tests.Web.Recognition;

/// <summary>The real models on real photos, loaded once for all tests.</summary>
public sealed class Recognising : IDisposable
{
    private readonly PhotoDecoder _decoder = new(Options.Create(new ImagingOptions()));
    private readonly Lazy<RecognitionEngine> _engine = new(() =>
        new RecognitionEngine(new ModelStore(Options.Create(new ModelOptions { Mirrors = [SharedFiles.Models("")] }))));

    public RgbImage Decode(string photo) => _decoder.Decode(SharedFiles.Photos(photo), TestContext.Current.CancellationToken).Image;

    public IReadOnlyList<AnalysedFace> Faces(string photo) => Faces(Decode(photo));

    public IReadOnlyList<AnalysedFace> Faces(RgbImage image) => _engine.Value.Analyzer.Analyze(image, originalScale: 1);

    public void Dispose()
    {
        if (_engine.IsValueCreated)
        {
            _engine.Value.Dispose();
        }
    }
}
