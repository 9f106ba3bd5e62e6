namespace FaceGallery.Web.Data;

/// <summary>The data folder cannot be used; the message says why, and what to do.</summary>
public sealed class DataFolderException(string message, Exception innerException) : Exception(message, innerException);
