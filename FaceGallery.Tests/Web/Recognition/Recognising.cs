using FaceGallery.Domain.Detection;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Imaging;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Recognition;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FaceGallery.Tests.Web.Recognition;

/// <summary>The real models on real photos, loaded once for all tests.</summary>
public sealed class Recognising : IDisposable
{
    private readonly ServiceProvider _services = Decoding.Services();
    private readonly Lazy<RecognitionEngine> _engine = new(() =>
        new RecognitionEngine(
            new ModelStore(SetOptions.Of(new ModelOptions { Mirrors = [SharedFiles.Models("")] })),
            new ComputeProvider(Options.Create(new ProviderOptions { Provider = ProviderOptions.Cpu }), new ProviderTrials(""), NullLogger<ComputeProvider>.Instance)));

    public MissedFaces Missed => _engine.Value.MissedFaces;

    public RgbImage Decode(string photo) => DecodeFile(SharedFiles.Photos(photo)).Image;

    public DecodedPhoto DecodeFile(string path)
    {
        using var file = LibraryFile.Open(path);
        return _services.GetRequiredService<PhotoDecoder>().Decode(file, TestContext.Current.CancellationToken);
    }

    /// <summary>A photo whose file says nothing of its having been turned by these degrees clockwise.</summary>
    public DecodedPhoto DecodeTurned(string photo, double degrees)
    {
        using var folder = new TemporaryFolder();
        return DecodeFile(TurnedPhoto.Save(SharedFiles.Photos(photo), degrees, folder["turned.jpg"]));
    }

    public IReadOnlyList<AnalysedFace> Faces(string photo) => Faces(Decode(photo));

    public IReadOnlyList<AnalysedFace> Faces(RgbImage image) => _engine.Value.Analyzer.Analyze(image);

    /// <summary>As the indexer sees it: turned the right way up first.</summary>
    public UprightPhoto Upright(DecodedPhoto photo) => _engine.Value.Analyzer.Analyze(photo);

    public void Dispose()
    {
        _services.Dispose();
        if (_engine.IsValueCreated)
        {
            _engine.Value.Dispose();
        }
    }
}
