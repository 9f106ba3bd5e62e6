namespace FaceGallery.Tests.Fixtures;

/// <summary>What a command left: its exit code, and what it printed.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors);
