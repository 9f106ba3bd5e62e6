namespace FaceGallery.Web.Data;

/// <summary>The database cannot be used; the message says why, and what to do.</summary>
public sealed class DatabaseException(string message, Exception? innerException = null) : Exception(message, innerException);
