using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Recognition;

/// <summary>Weights could not be downloaded from anywhere.</summary>
/// <param name="message">Tells of each address why, in English.</param>
/// <param name="problems">The same, for the pages.</param>
public sealed class ModelDownloadException(string message, IReadOnlyList<Message> problems) : Exception(message)
{
    public IReadOnlyList<Message> Problems { get; } = problems;
}
