using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using FaceGallery.Domain.Accounts;
using FaceGallery.Web.Commands;

namespace FaceGallery.Tests.Fixtures;

/// <param name="Memory">Bytes that it holds.</param>
/// <param name="Handles">Files and sockets that it has open.</param>
internal sealed record ProcessSize(long Memory, int Handles, int Threads);

/// <summary>The app in a process of its own, which can be killed, by a clock that can be set.</summary>
internal sealed class ServedApp(IReadOnlyDictionary<string, string?> settings, string clock) : IAsyncDisposable
{
    /// <summary>Of a script that acts for the owner.</summary>
    private static readonly string Token = "fg_" + new string('t', 43);

    private readonly Queue<string> _lines = new();
    private Process? _process;
    private HttpClient? _client;
    private TaskCompletionSource<string> _address = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Acts for the owner.</summary>
    public HttpClient Client => _client ?? throw new InvalidOperationException("It is not started.");

    private Process Process => _process ?? throw new InvalidOperationException("It is not started.");

    /// <summary>Lets the app's <see cref="Client"/> in, before it starts.</summary>
    /// <param name="library">Whose owner has an account; open.</param>
    public static Task LetInAsync(TestLibrary library) => library.QueryAsync(context =>
    {
        context.ApiTokens.Add(new ApiToken { Name = "served app", Hash = SHA256.HashData(Encoding.UTF8.GetBytes(Token)), CreatedAt = TwoOccasions.First });
        return context.SaveChangesAsync(Stop);
    });

    /// <summary>Returns when it answers.</summary>
    public Task StartAsync()
    {
        Launch();
        return FindAsync();
    }

    /// <summary>Does what makes it begin anew by itself, and returns when it answers again.</summary>
    public async Task BeginAnewAsync(Func<HttpClient, Task> act)
    {
        var before = Client;
        _address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await act(before);
        await FindAsync();
        before.Dispose();
    }

    private async Task FindAsync()
    {
        var address = await _address.Task.WaitAsync(Waiting.Patience, Stop);
        _client = new HttpClient { BaseAddress = new Uri(address), Timeout = Waiting.Patience };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    /// <summary>Begins to start it.</summary>
    public void Launch()
    {
        // The tests' assembly, which brings the clock, is loaded with all that it needs.
        var tests = typeof(ServedApp).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", ["exec", "--depsfile", Path.ChangeExtension(tests, ".deps.json"), typeof(FaceGalleryCommand).Assembly.Location, "serve", "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["DOTNET_STARTUP_HOOKS"] = tests;
        start.Environment[LeapingClock.Variable] = clock;
        _address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("FaceGallery is at ", StringComparison.Ordinal) == true)
            {
                _address.TrySetResult(line.Data.Split(' ')[3]);
            }
        };
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"It did not start: {LastLines()}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Asks it to end, and waits until it did.</summary>
    public async Task StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", Process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(Stop);
        }

        await EndAsync();
    }

    /// <summary>As a power cut ends it.</summary>
    public async Task KillAsync()
    {
        Process.Kill();
        await EndAsync();
    }

    public ProcessSize Measure()
    {
        var memory = File.ReadLines($"/proc/{Process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return new ProcessSize(
            1024 * long.Parse(memory.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture),
            Directory.GetFileSystemEntries($"/proc/{Process.Id}/fd").Length,
            Directory.GetDirectories($"/proc/{Process.Id}/task").Length);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        _client?.Dispose();
    }

    private async Task EndAsync()
    {
        await Process.WaitForExitAsync(CancellationToken.None);
        Process.Dispose();
        _client?.Dispose();
        (_process, _client) = (null, null);
    }

    private void Keep(string? line)
    {
        lock (_lines)
        {
            _lines.Enqueue(line ?? "");
            while (_lines.Count > 20)
            {
                _lines.Dequeue();
            }
        }
    }

    private string LastLines()
    {
        lock (_lines)
        {
            return string.Join('\n', _lines);
        }
    }
}
