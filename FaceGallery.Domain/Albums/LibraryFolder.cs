namespace FaceGallery.Domain.Albums;

/// <summary>A folder of the library.</summary>
/// <param name="RootId">The root folder that it lies in.</param>
/// <param name="Path">Below the root, with forward slashes and none at either end; empty for the root itself.</param>
public sealed record LibraryFolder(int RootId, string Path);
