using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Photos;

namespace FaceGallery.Web.Commands.Seed;

/// <summary>A made-up photo, as if it had been read.</summary>
/// <param name="Path">Below the root folder.</param>
/// <param name="ModifiedAt">Of the file, UTC.</param>
/// <param name="Hash">32 hex digits, another for each photo.</param>
/// <param name="People">Whose the faces are, in their order: the first so many people have names.</param>
internal sealed record SeededPhoto(
    string Path, long Size, DateTime ModifiedAt, string Hash, PhotoContent Content, IReadOnlyList<AnalysedFace> Faces, IReadOnlyList<int> People);
