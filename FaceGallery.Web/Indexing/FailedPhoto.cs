using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Indexing;

/// <summary>A file that could not be read, and why.</summary>
/// <param name="Path">Below its root.</param>
public sealed record FailedPhoto(int Id, string Path, Message Reason);

/// <summary>Files that could not be read for one reason.</summary>
/// <param name="Example">The reason of one of them; all have its key.</param>
public sealed record FailureGroup(Message Example, int Photos);
