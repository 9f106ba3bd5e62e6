using System.Diagnostics;
using System.Globalization;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Imaging;

/// <summary>Whatever happens to a decoder's process costs the picture at most. Signals stand for what a hostile picture makes of a decoder.</summary>
[Collection(Alone.Name)]
public sealed class DecoderProcessesTests : IDisposable
{
    private const string Large = "odd/heic/exifr_heic-iphone7.heic";
    private const string Secret = "Access__OwnerPassword";
    private const string Small = "odd/heic/pheif_RGB_10__128x128.heif";

    private readonly HashSet<int> _others = [.. Decoders()];
    private readonly ServiceProvider _services = Decoding.Services(("DecodeSeconds", "3"));

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task One_that_dies_costs_its_picture()
    {
        await Should.ThrowAsync<UnreadablePhotoException>(() => WhileDecoding(Large, "KILL"));

        Decode(Small).Width.ShouldBe(128);
    }

    [Fact]
    public async Task One_that_never_ends_costs_its_picture()
    {
        var failure = await Should.ThrowAsync<UnreadablePhotoException>(() => WhileDecoding(Large, "STOP"));

        failure.Message.ShouldContain("longer than 3 seconds");
        Own().ShouldBeEmpty();
    }

    [Fact]
    public void One_that_was_hurt_before_is_replaced()
    {
        Decode(Small);
        Signal("KILL", Own().Single());

        Decode(Small).Width.ShouldBe(128);
    }

    [Fact]
    public void One_that_wants_memory_without_end_gets_none()
    {
        Decode(Large);
        var most = long.Parse(File.ReadLines($"/proc/{Own().Single()}/limits").Single(line => line.StartsWith("Max data size", StringComparison.Ordinal))[26..].Split(' ')[0], CultureInfo.InvariantCulture);
        most.ShouldBeInRange(128L << 20, 1L << 30);

        using var lowered = Process.Start("prlimit", ["--pid", $"{Own().Single()}", $"--data={64 << 20}"]);
        lowered.WaitForExit();
        Decode(Large).Width.ShouldBe(4032);
    }

    [Fact]
    public void It_may_neither_call_nor_write_nor_gain_rights_and_knows_no_secret()
    {
        Environment.SetEnvironmentVariable(Secret, "correct horse");
        Decode(Small);
        Environment.SetEnvironmentVariable(Secret, null);

        var status = File.ReadAllText($"/proc/{Own().Single()}/status");
        status.ShouldContain("NoNewPrivs:\t1");
        status.ShouldContain("Seccomp:\t2");
        File.ReadAllText($"/proc/{Own().Single()}/environ").ShouldNotContain("correct horse");
    }

    [Fact]
    public async Task It_ends_with_the_program_that_started_it()
    {
        using var folder = new TemporaryFolder();
        using var data = new TemporaryFolder();
        File.Copy(SharedFiles.Photos(Large), folder["a.heic"]);
        using var program = CommandLine.Start("index", "--photos", folder.FullPath, "--data", data.FullPath);
        var decoder = await UntilAsync(() => Children(program.Id).FirstOrDefault(IsDecoder));
        program.Kill();

        await UntilAsync(() => Directory.Exists($"/proc/{decoder}") ? 0 : 1);
    }

    private async Task<DecodedPhoto> WhileDecoding(string file, string signal)
    {
        var decoding = Task.Run(() => Decode(file));
        var decoder = await UntilAsync(() => Own().FirstOrDefault());
        await UntilAsync(() => File.ReadAllText($"/proc/{decoder}/status").Contains("Seccomp:\t2", StringComparison.Ordinal) ? 1 : 0);
        Signal(signal, decoder);
        return await decoding;
    }

    private static void Signal(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        kill.WaitForExit();
    }

    private static async Task<int> UntilAsync(Func<int> condition)
    {
        using var late = new CancellationTokenSource(Waiting.Patience);
        int found;
        while ((found = condition()) == 0)
        {
            late.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return found;
    }

    private DecodedPhoto Decode(string file)
    {
        using var held = LibraryFile.Open(SharedFiles.Photos(file));
        return _services.GetRequiredService<PhotoDecoder>().Decode(held, TestContext.Current.CancellationToken);
    }

    private IEnumerable<int> Own() => Decoders().Where(process => !_others.Contains(process));

    private static IEnumerable<int> Decoders() => Children(Environment.ProcessId).Where(IsDecoder);

    private static IEnumerable<int> Children(int process) => Directory.GetDirectories($"/proc/{process}/task")
        .SelectMany(task => Read($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(id => int.Parse(id, CultureInfo.InvariantCulture));

    private static bool IsDecoder(int process) => Read($"/proc/{process}/cmdline").Contains("\0decode\0", StringComparison.Ordinal);

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
