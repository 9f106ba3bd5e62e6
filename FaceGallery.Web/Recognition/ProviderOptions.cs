using System.ComponentModel.DataAnnotations;

namespace FaceGallery.Web.Recognition;

/// <summary>What recognition is computed by.</summary>
public sealed class ProviderOptions
{
    public const string Section = "Recognition";

    public const string Cpu = "cpu";

    /// <summary>A device that proves itself, else the CPU.</summary>
    public const string Automatic = "auto";

    /// <summary>
    /// <see cref="Cpu"/>, <see cref="Automatic"/>, or the name of a provider: <c>cuda</c>, <c>openvino</c>, <c>webgpu</c> … Of whatever it is, the CPU takes its place when it does not work.
    /// </summary>
    [Required]
    public string Provider { get; set; } = Automatic;

    /// <summary>Where libraries of providers lie besides those published with the program. Default: <c>providers</c> in the data folder.</summary>
    [Required]
    public string ProviderFolder { get; set; } = "./data/providers";
}
