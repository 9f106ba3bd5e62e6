using System.ComponentModel.DataAnnotations;
using FaceGallery.Domain.Matching;
using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Recognition;

/// <summary>All that there is to say of a model: in the product (<see cref="ModelManifest"/>) or in the settings.</summary>
public abstract class ModelEntry
{
    /// <summary>As settings, reports and embeddings name it.</summary>
    [Required]
    public string Name { get; set; } = "";

    /// <summary>Whose it is; where it says nothing, its file is told.</summary>
    public string Source { get; set; } = "";

    /// <summary>Its name in every folder and mirror.</summary>
    [Required]
    public string FileName { get; set; } = "";

    /// <summary>SPDX identifier.</summary>
    [Required]
    public string Licence { get; set; } = "";

    /// <summary>Bytes.</summary>
    [Range(1, long.MaxValue)]
    public long Size { get; set; }

    /// <summary>Lower-case hexadecimal.</summary>
    [RegularExpression("^[0-9a-f]{64}$")]
    public string Sha256 { get; set; } = "";

    /// <summary>The official address.</summary>
    [Required]
    public Uri? Address { get; set; }

    /// <summary>What the input is called.</summary>
    [Required]
    public string Input { get; set; } = "input";

    public ModelFile File => new(Name, new Message(Purpose, Source.Length > 0 ? Source : FileName), FileName, Licence, Size, Sha256, Address!);

    protected abstract string Purpose { get; }
}

/// <summary>A YuNet: blue, green, red, 0–255, sides that are multiples of 32; outputs <c>cls_8</c> … <c>kps_32</c>.</summary>
public sealed class DetectorEntry : ModelEntry
{
    protected override string Purpose => "Models.Detector";
}

/// <summary>In which order an input has a picture's values.</summary>
public enum InputLayout
{
    /// <summary>[1, 3, height, width].</summary>
    Planar,

    /// <summary>[1, height, width, 3].</summary>
    Interleaved,
}

/// <summary>In which order an input has a pixel's values.</summary>
public enum ColourOrder
{
    Rgb,
    Bgr,
}

/// <summary>An embedder of aligned faces of 112×112 pixels. Each value is (x / 255 − mean) / deviation.</summary>
public sealed class EmbedderEntry : ModelEntry
{
    [Required]
    public string Output { get; set; } = "output";

    public InputLayout Layout { get; set; }

    public ColourOrder Colours { get; set; }

    /// <summary>Of each channel in the order of <see cref="Colours"/>, or one for all of them.</summary>
    [Length(1, 3)]
    public float[] Mean { get; set; } = [];

    /// <inheritdoc cref="Mean"/>
    [Length(1, 3)]
    public float[] Deviation { get; set; } = [];

    /// <summary>Numbers of an embedding.</summary>
    [Range(2, 4096)]
    public int VectorSize { get; set; }

    /// <summary>The mirrored crop is embedded, too, and both are added.</summary>
    public bool AddsMirrored { get; set; } = true;

    /// <summary>A face with a shorter vector before it is scaled is too poor to be named; 0 where that says nothing.</summary>
    public float MinStrength { get; set; }

    /// <summary>From which similarities on it names. Without them it names, suggests and groups nobody. Those of the default model are the settings <c>Recognition:…</c>.</summary>
    public RecognitionThresholds? Thresholds { get; set; }

    protected override string Purpose => "Models.Embedder";
}
