namespace FaceGallery.Web.Recognition;

/// <summary>Weights could not be downloaded from anywhere. The message tells of each address why.</summary>
public sealed class ModelDownloadException(string message) : Exception(message);
