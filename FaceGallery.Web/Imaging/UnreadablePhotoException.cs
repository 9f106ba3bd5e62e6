namespace FaceGallery.Web.Imaging;

/// <summary>A file's content is no picture that can be shown. The message is one sentence that says why, without the file's path.</summary>
public sealed class UnreadablePhotoException(string message, Exception? innerException = null) : Exception(message, innerException);
