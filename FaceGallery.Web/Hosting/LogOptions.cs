using System.ComponentModel.DataAnnotations;

namespace FaceGallery.Web.Hosting;

/// <summary>How the log is written. Section <c>Logging</c>.</summary>
public sealed class LogOptions
{
    public const string Section = "Logging";

    /// <summary>"text", a line for people; or "json", an object a line (Serilog's compact form) for what collects logs.</summary>
    [RegularExpression("^(text|json)$", ErrorMessage = "Logging:Format must be text or json.")]
    public string Format { get; set; } = "text";
}
