using System.ComponentModel.DataAnnotations;

namespace FaceGallery.Web.Recognition;

/// <summary>Where weights are looked for. Relative folders are below the caller's directory.</summary>
public sealed class ModelOptions
{
    public const string Section = "Models";

    private static readonly string[] DefaultMirrors = ["./models", "../shared/models"];

    /// <summary>Our own folder, looked at first; downloads land in it. Default: <c>models</c> in the data folder.</summary>
    [Required]
    public string Folder { get; set; } = "./data/models";

    /// <summary>Further folders, and http(s) addresses that <c>models fetch</c> tries before the official ones.</summary>
    public IList<string>? Mirrors { get; set; }

    /// <summary>Fetch missing weights at a start, without being asked: for containers, where nobody presses a button first.</summary>
    public bool FetchAtStart { get; set; }

    /// <summary>Name of the model that finds faces.</summary>
    [Required]
    public string Detector { get; set; } = ModelManifest.DefaultDetector;

    /// <summary>Name of the model that embeds them. Another one embeds all faces anew in the background; until it has, the one of before serves.</summary>
    [Required]
    public string Embedder { get; set; } = ModelManifest.DefaultEmbedder;

    /// <summary>Detectors that the product does not know of itself.</summary>
    public IList<DetectorEntry>? Detectors { get; set; }

    /// <summary>Embedders, likewise. One of the name of a known one takes its place.</summary>
    public IList<EmbedderEntry>? Embedders { get; set; }

    public IEnumerable<DetectorEntry> KnownDetectors => (Detectors ?? []).Concat(ModelManifest.Detectors).DistinctBy(entry => entry.Name);

    public IEnumerable<EmbedderEntry> KnownEmbedders => (Embedders ?? []).Concat(ModelManifest.Embedders).DistinctBy(entry => entry.Name);

    public IEnumerable<string> Folders => [Folder, .. AllMirrors.Where(mirror => !IsAddress(mirror))];

    /// <summary>Where a file may be downloaded from, the official address last.</summary>
    public IEnumerable<Uri> Addresses(ModelFile model) =>
        [.. AllMirrors.Where(IsAddress).Select(mirror => new Uri($"{mirror.TrimEnd('/')}/{model.FileName}")), model.Address];

    private IEnumerable<string> AllMirrors => Mirrors ?? DefaultMirrors;

    private static bool IsAddress(string mirror) =>
        Uri.TryCreate(mirror, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
