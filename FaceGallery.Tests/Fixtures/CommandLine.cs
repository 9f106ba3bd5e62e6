using System.Diagnostics;
using FaceGallery.Web.Commands;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Calls the program as a user does.</summary>
internal static class CommandLine
{
    private const string Weights = "Models__Mirrors__0";

    private static readonly FlowWriter Output = new(Console.Out);
    private static readonly FlowWriter Errors = new(Console.Error);

    static CommandLine()
    {
        Console.SetOut(Output);
        Console.SetError(Errors);
    }

    /// <summary>Takes away what other tests left: where commands of this process find the weights.</summary>
    public static void ForgetWeights() => Environment.SetEnvironmentVariable(Weights, null);

    /// <summary>In this process.</summary>
    public static async Task<CommandResult> RunAsync(params string[] arguments)
    {
        Environment.SetEnvironmentVariable(Weights, SharedFiles.Models(""));
        using var written = new StringWriter();
        using var complained = new StringWriter();
        (Output.OfThisFlow, Errors.OfThisFlow) = (written, complained);
        var exitCode = await FaceGalleryCommand.RunAsync(arguments);
        return new CommandResult(exitCode, written.ToString(), complained.ToString());
    }

    /// <summary>In a process of its own with these environment variables.</summary>
    public static async Task<CommandResult> RunAsync((string Name, string Value)[] variables, params string[] arguments)
    {
        using var process = Launch(["env", .. variables.Select(variable => $"{variable.Name}={variable.Value}"), "dotnet", typeof(FaceGalleryCommand).Assembly.Location, .. arguments]);
        return await ResultAsync(process);
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

        using var process = Launch(command);
        return await ResultAsync(process);
    }

    /// <summary>In a process of its own, which is asked to stop as soon as it tells of its progress.</summary>
    public static async Task<CommandResult> StopAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        Process.Start("kill", ["-TERM", $"{process.Id}"]).Dispose();
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult(process.ExitCode, await output, errors);
    }

    /// <summary>In a process of its own, which is killed before it writes to the database for this time.</summary>
    /// <param name="data">The data folder, which the arguments name, too.</param>
    /// <returns>False where it ended before.</returns>
    public static Task<bool> DieAsync(string data, int write, params string[] arguments)
    {
        var database = Path.Combine(data, "facegallery.db");
        return DieAsync("pwrite64", write, ["-P", database, "-P", $"{database}-wal"], arguments);
    }

    /// <summary>In a process of its own, which is killed before it gives a file or a folder another name for this time.</summary>
    /// <returns>False where it ended before.</returns>
    public static Task<bool> DieRenamingAsync(int rename, params string[] arguments) => DieAsync("/^rename", rename, [], arguments);

    /// <summary>In a process of its own, which is killed before it deletes this file.</summary>
    /// <returns>False where it ended before.</returns>
    public static Task<bool> DieDeletingAsync(string path, params string[] arguments) => DieAsync("/^unlink", 1, ["-P", path], arguments);

    private static async Task<bool> DieAsync(string call, int time, string[] paths, string[] arguments)
    {
        using var process = Launch(
        [
            "strace", "-f", "-qq", "-o", "/dev/null", .. paths, "-e", $"trace={call}", "-e", $"inject={call}:signal=KILL:when={time}", "dotnet", typeof(FaceGalleryCommand).Assembly.Location, .. arguments,
        ]);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(output, errors);
        return process.ExitCode != 0;
    }

    /// <summary>In a process of its own.</summary>
    public static Process Start(params string[] arguments) => Launch(["dotnet", typeof(FaceGalleryCommand).Assembly.Location, .. arguments]);

    private static async Task<CommandResult> ResultAsync(Process process)
    {
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult(process.ExitCode, await output, await errors);
    }

    private static Process Launch(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[Weights] = SharedFiles.Models("");
        return Process.Start(start)!;
    }
}
