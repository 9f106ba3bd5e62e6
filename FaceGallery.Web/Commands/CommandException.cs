namespace FaceGallery.Web.Commands;

/// <summary>A command cannot go on: the message, one clear sentence, goes to stderr, and the exit code to the caller.</summary>
public sealed class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
