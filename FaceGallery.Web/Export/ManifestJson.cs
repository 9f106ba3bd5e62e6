using System.Text.Json.Serialization;

namespace FaceGallery.Web.Export;

/// <summary>The manifest's lines, with code made at build time: reading them back is most of what a run with nothing to do does.</summary>
[JsonSerializable(typeof(ManifestEntry))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
internal sealed partial class ManifestJson : JsonSerializerContext;
