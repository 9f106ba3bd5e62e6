using System.Diagnostics;

namespace FaceGallery.Tests.Fixtures;

/// <summary>The built program as a process of its own: for what only the end of a process, another user or the command line can show.</summary>
internal sealed class FaceGalleryProcess : IDisposable
{
    private readonly Process _process;

    private FaceGalleryProcess(Process process) => _process = process;

    public static FaceGalleryProcess Start(params string[] arguments) => new(Launch([], arguments));

    /// <summary>As the user nobody: for what root may do anyway.</summary>
    public static FaceGalleryProcess StartAsNobody(params string[] arguments) =>
        new(Launch(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"], arguments));

    /// <summary>Runs to the end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await process.EndAsync();
    }

    public bool HasEnded => _process.HasExited;

    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        var (output, errors) = (_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await output, await errors);
    }

    /// <summary>As <c>kill -9</c> does: the process learns nothing of it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static Process Launch(string[] before, string[] arguments)
    {
        string[] command = [.. before, "dotnet", Path.Combine(AppContext.BaseDirectory, "FaceGallery.Web.dll"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Models__Mirrors__0"] = SharedFiles.Models("");
        return Process.Start(start)!;
    }
}
