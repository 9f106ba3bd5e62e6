using System.CommandLine;
using FaceGallery.Web.Imaging.Apart;

namespace FaceGallery.Web.Commands;

/// <summary><c>decode</c>: not for people. The program starts itself so to decode pictures in a process of their own.</summary>
public static class DecodeCommand
{
    private static readonly Argument<string> Pixels = new("pixels");

    public static Command Create()
    {
        var command = new Command(DecoderLoop.Command) { Pixels };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            using var pixels = File.OpenHandle(parsed.GetRequiredValue(Pixels), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            Confinement.Enter();
            using var end = Confinement.EndWithParent(TimeProvider.System);
            using var requests = Console.OpenStandardInput();
            using var answers = new BufferedStream(Console.OpenStandardOutput());
            using var loop = new DecoderLoop(requests, answers, pixels);
            loop.Run();
            return ExitCodes.Done;
        });
        return command;
    }
}
