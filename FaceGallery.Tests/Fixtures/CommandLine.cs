using System.Diagnostics;
using FaceGallery.Web.Commands;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Calls the program as a user does.</summary>
internal static class CommandLine
{
    /// <summary>In this process. Tests that use it belong to <see cref="OneConsole"/>, as there is one console only.</summary>
    public static async Task<CommandResult> RunAsync(params string[] arguments)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var written = new StringWriter();
        using var complained = new StringWriter();
        Console.SetOut(written);
        Console.SetError(complained);
        try
        {
            var exitCode = await FaceGalleryCommand.RunAsync(arguments);
            return new CommandResult(exitCode, written.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }

    /// <summary>In a process of its own, whose user may only do what the files' permissions allow: root's right to do everything is taken away.</summary>
    public static async Task<CommandResult> RunUnprivilegedAsync(params string[] arguments)
    {
        string[] command = ["dotnet", typeof(FaceGalleryCommand).Assembly.Location, .. arguments];
        if (Environment.IsPrivilegedProcess)
        {
            const string Rights = "-dac_override,-dac_read_search,-fowner";
            command = ["setpriv", $"--bounding-set={Rights}", $"--inh-caps={Rights}", .. command];
        }

        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Models__Mirrors__0"] = SharedFiles.Models("");
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult(process.ExitCode, await output, await errors);
    }
}
