using System.Diagnostics;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using FaceGallery.Web.Commands;

namespace FaceGallery.Tests.Fixtures;

/// <summary>
/// The built program in a network namespace of its own, out of which no way leads, with a fresh home, under strace(1): what it asked the system
/// for is read afterwards. A system that lacks the tools, or does not permit them, fails the test.
/// </summary>
internal sealed partial class IsolatedProgram : IDisposable
{
    // Names with a question mark are unknown on some processors.
    private const string Calls = "connect,sendto,sendmsg,sendmmsg,?open,openat,?creat,?mkdir,mkdirat,?rename,renameat,?renameat2,?link,linkat,?symlink,symlinkat";

    private readonly TemporaryFolder _folder = new();

    public IsolatedProgram() => Array.ForEach([Home, Temporary, Traces], folder => Directory.CreateDirectory(folder));

    /// <summary>Empty until the program writes there.</summary>
    public string Home => _folder["home"];

    public string Data => _folder["data"];

    public string Report => _folder["report.json"];

    /// <summary>Leads to the program from outside: sockets of this kind know no network namespaces.</summary>
    public string Socket => Path.Combine(Temporary, "facegallery.socket");

    /// <summary>The program's environment, besides what every program has.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    private string Temporary => _folder["temporary"];

    private string Traces => _folder["traces"];

    public async Task<CommandResult> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult(process.ExitCode, await output, await errors);
    }

    public Process Start(params string[] arguments)
    {
        // Whoever is not root makes the namespace as the root of a user namespace.
        var start = new ProcessStartInfo(
            "unshare",
            [
                Environment.IsPrivilegedProcess ? "-n" : "-rn", "--", "strace", "-ff", "-qq", "-y", "--seccomp-bpf", "-e", $"trace={Calls}", "-e", "signal=none",
                "-o", Path.Combine(Traces, "trace"), "dotnet", typeof(FaceGalleryCommand).Assembly.Location, .. arguments,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Temporary,
        };

        // Nothing around the program may help it: ONNX Runtime, for one, is silent where CI is set.
        start.Environment.Clear();
        foreach (var name in new[] { "PATH", "DOTNET_ROOT" })
        {
            start.Environment[name] = Environment.GetEnvironmentVariable(name);
        }

        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        (start.Environment["HOME"], start.Environment["TMPDIR"]) = (Home, Temporary);
        return Process.Start(start)!;
    }

    /// <summary>Asks the program that serves at <see cref="Socket"/>.</summary>
    public HttpClient Client() =>
        new(new SocketsHttpHandler { ConnectCallback = (_, stop) => ConnectAsync(stop) }) { BaseAddress = new Uri("http://localhost") };

    /// <summary>Calls that address anything but this machine, or that a look-up of a name begins with.</summary>
    public IReadOnlyList<string> WaysOut() => [.. Lines().Where(line => WayOut().IsMatch(line))];

    /// <summary>Files and folders that it meant to write outside its data folder, its report and the temporary folder.</summary>
    public IReadOnlyList<string> WritesElsewhere() =>
        [.. Lines().Where(line => Write().IsMatch(line))
            .Select(line => PathIn().Matches(line)[^1])
            .Select(path => Path.Combine(path.Groups[1].Value, path.Groups[2].Value))
            .Where(path => !Array.Exists([Data, Report, Temporary, "/dev/", "/proc/"], own => path.StartsWith(own, StringComparison.Ordinal)))];

    public void Dispose() => _folder.Dispose();

    private async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private IEnumerable<string> Lines()
    {
        var traces = Directory.GetFiles(Traces);
        Assert.NotEmpty(traces);
        return traces.SelectMany(File.ReadLines);
    }

    [GeneratedRegex(@"sa_family=AF_INET|nscd/socket|""/etc/(resolv\.conf|hosts)""")]
    private static partial Regex WayOut();

    [GeneratedRegex(@"^(open|openat)\(.*(O_WRONLY|O_RDWR|O_CREAT)|^(creat|mkdir|rename|link|symlink)")]
    private static partial Regex Write();

    [GeneratedRegex(@"(?:<([^>]*)>, )?""([^""]+)""")]
    private static partial Regex PathIn();
}
