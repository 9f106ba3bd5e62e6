using FaceGallery.Domain.Photos;

namespace FaceGallery.Web.Indexing;

/// <summary>What became of a root folder's files between two scans.</summary>
/// <param name="Known">How many files were there when it was last scanned.</param>
/// <param name="Lost">Those of them that are no longer at their place.</param>
/// <param name="New">Files at places where none was.</param>
public sealed record RootScan(LibraryRoot Root, int Known, IReadOnlyList<LostFile> Lost, IReadOnlyList<FoundFile> New)
{
    /// <summary>Paths of the known files that are at their place as they were. Another file by the same name says nothing of a drive.</summary>
    public IReadOnlyCollection<string> Kept { get; init; } = [];

    /// <summary>Nothing can be told of it: it is empty, or cannot be read.</summary>
    public bool IsOffline { get; init; }
}

/// <param name="Id">Of the row that is to be marked when it is really gone.</param>
/// <param name="Path">Below its root, with forward slashes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedAt">UTC.</param>
/// <param name="IsIgnored">It may well be there: people want it left out.</param>
public readonly record struct LostFile(int Id, string Path, long Size, DateTime ModifiedAt, bool IsIgnored);
