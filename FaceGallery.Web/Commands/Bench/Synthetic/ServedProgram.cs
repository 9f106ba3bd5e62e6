using System.Diagnostics;
using FaceGallery.Web.Hosting;

namespace FaceGallery.Web.Commands.Bench.Synthetic;

/// <summary>The program serving a library in a process of its own, as its owner starts it.</summary>
internal sealed class ServedProgram : IDisposable
{
    /// <summary>What the program says once it listens, before its address.</summary>
    private const string Greeting = "FaceGallery is at ";

    private const double Mebi = 1024 * 1024;

    private readonly Process _process;

    private ServedProgram(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    public TimeSpan Core
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <exception cref="CommandException">It does not start.</exception>
    public static async Task<ServedProgram> StartAsync(string photos, string data, CancellationToken cancellationToken)
    {
        var start = ThisProgram.Start("serve", "--photos", photos, "--data", data, "--urls", "http://127.0.0.1:0");
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(Greeting, StringComparison.Ordinal))
            {
                return new ServedProgram(process, line[Greeting.Length..]);
            }
        }

        process.Dispose();
        throw new CommandException(ExitCodes.CannotDo, "The program that is to be measured does not start.");
    }

    public (double Now, double Peak) MemoryMiB()
    {
        _process.Refresh();
        return (Math.Round(_process.WorkingSet64 / Mebi, 1), Math.Round(_process.PeakWorkingSet64 / Mebi, 1));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
