using FaceGallery.Web.Recognition;

namespace FaceGallery.Web.Commands;

/// <summary>Which models did it, and on what.</summary>
internal sealed record EngineReport(string Detector, string Embedder, string Provider)
{
    public static EngineReport Of(RecognitionEngine engine) => new(engine.DetectorName, engine.EmbedderName, engine.Provider);
}
