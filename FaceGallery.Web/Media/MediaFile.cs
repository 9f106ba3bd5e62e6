using FaceGallery.Domain.Recognition;

namespace FaceGallery.Web.Media;

/// <summary>A photo's file and what is made of it.</summary>
/// <param name="Hash">Content hash of the file when it was indexed; null before.</param>
/// <param name="FullPath">Where the original is.</param>
/// <param name="Size">Bytes, when it was last looked at.</param>
/// <param name="ModifiedAt">The file's time of last change, UTC, when it was last looked at.</param>
/// <param name="Turn">Degrees clockwise by which the decoded picture is turned.</param>
/// <param name="Faces">Where all its faces are.</param>
public sealed record MediaFile(string? Hash, string FullPath, long Size, DateTime ModifiedAt, int Turn, IReadOnlyList<RelativeBox> Faces);
