namespace FaceGallery.Web.Export;

/// <summary>Where albums are exported to from the pages. Section <c>Export</c>.</summary>
public sealed class ExportOptions
{
    public const string Section = "Export";

    /// <summary>A folder of the server, outside the library and our own data; each album gets one in it. Empty where nothing is to be exported.</summary>
    public string? Folder { get; set; }

    public bool IsOn => !string.IsNullOrWhiteSpace(Folder);
}
