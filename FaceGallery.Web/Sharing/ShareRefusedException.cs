namespace FaceGallery.Web.Sharing;

/// <summary>A link cannot be made or changed like that. The message says why, for people; nothing was changed.</summary>
public sealed class ShareRefusedException(string message) : Exception(message);
