using FaceGallery.Web.Files;

namespace FaceGallery.Web.Export;

/// <summary>How albums are written.</summary>
/// <param name="Files">The way to the photos.</param>
public sealed record ExportTerms(LibraryFiles Files)
{
    /// <summary>For whoever can read the photos anyway.</summary>
    public static ExportTerms OfCommand => new(LibraryFiles.Anywhere());

    /// <summary>What the folder holds, and nothing else may; null where nobody asks.</summary>
    public string? Album { get; init; }

    /// <summary>All users of the machine can read the albums, though what this process makes otherwise is its own.</summary>
    public bool IsForOthers { get; init; }

    /// <summary>Room that copies leave on the folder's drive, in bytes.</summary>
    public long LeastFreeBytes { get; init; }
}
