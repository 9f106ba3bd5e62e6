namespace FaceGallery.Web.Commands.Separate;

/// <summary>The albums cannot be written, or not to their end; the message says why, and what to do. What is written stays valid.</summary>
public sealed class AlbumExportException(string message, Exception? innerException = null) : Exception(message, innerException);
