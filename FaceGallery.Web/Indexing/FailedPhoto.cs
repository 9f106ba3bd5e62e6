using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Indexing;

/// <summary>A file that could not be read, and why.</summary>
/// <param name="Path">Below its root.</param>
public sealed record FailedPhoto(int Id, string Path, Message Reason);
