using System.ComponentModel.DataAnnotations;

namespace FaceGallery.Web.Hosting;

/// <summary>Where the app listens. The setting <c>urls</c>, as ASP.NET Core calls it.</summary>
public sealed class ServerOptions
{
    public const string Section = "";

    /// <summary>This machine only, until a setting says otherwise.</summary>
    public const string DefaultAddress = "http://localhost:8080";

    /// <summary>Separated by semicolons.</summary>
    [Required]
    [RegularExpression(@"^(https?://[^\s/;]+(;(?=.)|$))+", ErrorMessage = "urls must hold addresses like http://*:8080.")]
    public string Urls { get; set; } = DefaultAddress;
}
