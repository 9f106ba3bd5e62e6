using System.Text.Json.Serialization;

namespace FaceGallery.Web.Export;

/// <summary>A line of the manifest. The last line about a path counts.</summary>
/// <param name="Path">Below the output folder, with forward slashes.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ExportedFile), "file")]
[JsonDerivedType(typeof(ExportedFolder), "folder")]
[JsonDerivedType(typeof(RemovedEntry), "removed")]
internal abstract record ManifestEntry(string Path);
