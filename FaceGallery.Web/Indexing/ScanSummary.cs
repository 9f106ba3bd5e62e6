using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Indexing;

/// <summary>What a scan found beside the photos.</summary>
/// <param name="OtherFiles">Files that are no photos, by kind.</param>
/// <param name="OfflineRoots">Root folders that cannot be reached; nothing of theirs was touched.</param>
/// <param name="Problems">Sentences for the owner.</param>
public sealed record ScanSummary(IReadOnlyDictionary<string, int> OtherFiles, IReadOnlyList<string> OfflineRoots, IReadOnlyList<Message> Problems);
