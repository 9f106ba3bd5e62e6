namespace FaceGallery.Web.Downloads;

/// <summary>A photo of an archive.</summary>
/// <param name="PhotoId">For the log, which names no file.</param>
/// <param name="Name">Its file's name, with the extension of what is handed out.</param>
/// <param name="ModifiedAt">The time that the file has when it is unpacked; best when the photo was taken.</param>
/// <param name="File">What is handed out.</param>
public sealed record ArchiveFile(int PhotoId, string Name, DateTimeOffset ModifiedAt, DownloadFile File);
