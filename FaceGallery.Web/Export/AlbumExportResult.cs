using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Export;

/// <summary>What an export did.</summary>
/// <param name="Written">Files that are new or were replaced.</param>
/// <param name="Removed">Files that belonged there no longer.</param>
/// <param name="Unchanged">Files that were right already.</param>
/// <param name="Notes">Sentences about what was left alone on purpose.</param>
/// <param name="Problems">Sentences about files that should be there and are not.</param>
public sealed record AlbumExportResult(
    int Written,
    int Removed,
    int Unchanged,
    IReadOnlyList<Message> Notes,
    IReadOnlyList<Message> Problems);
