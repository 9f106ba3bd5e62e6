using System.Diagnostics;
using System.Net.Sockets;
using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Files;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Indexing;

/// <summary>Entries of a share that are no ordinary files, or not for long: each is its own problem, and the scan goes on.</summary>
public sealed class OddEntriesTests : IAsyncLifetime
{
    private const string Photo = "party/Photos/IMG_0002.jpg";
    private const string Other = "party/Photos/IMG_0003.jpg";

    private readonly TestLibrary _library = new();

    public ValueTask InitializeAsync()
    {
        _library.AddPhoto(Photo, "z.jpg");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task Names_that_are_not_UTF_8_are_indexed_and_kept_apart()
    {
        _library.AddPhoto(Other, "latin.jpg");
        Directory.CreateDirectory(At("old"));
        await ShellAsync(@"mv latin.jpg $'old/caf\xe9.jpg' && mv old $'fr\xfch' && cp z.jpg $'caf\xe8.jpg' && cp z.jpg $'caf\xef\xbf\xbd.jpg'");

        var summary = await _library.IndexAsync();

        (summary.Photos, summary.Failed).ShouldBe((4, 0));
        summary.Problems.ShouldBeEmpty();
        (await _library.QueryAsync(context => context.PhotoFiles.Select(file => file.Path).Order().ToListAsync()))
            .ShouldBe(["caf\uFFFDE8.jpg", "caf\uFFFDEF\uFFFDBF\uFFFDBD.jpg", "fr\uFFFDFCh/caf\uFFFDE9.jpg", "z.jpg"], ignoreOrder: true);
        (await _library.IndexAsync()).Decoded.ShouldBe(0);
        await ShellAsync("rm -r caf* fr*"); // .NET cannot
    }

    [Fact]
    public async Task Links_in_a_circle_are_named_and_dangling_ones_passed_over()
    {
        File.CreateSymbolicLink(At("itself.jpg"), "itself.jpg");
        File.CreateSymbolicLink(At("there.jpg"), "back.jpg");
        File.CreateSymbolicLink(At("back.jpg"), "there.jpg");
        File.CreateSymbolicLink(At("nowhere.jpg"), "gone.jpg");
        File.CreateSymbolicLink(At("copy.jpg"), "z.jpg");

        var summary = await _library.IndexAsync();

        (summary.Photos, summary.Failed).ShouldBe((2, 0));
        EnglishText.Of(summary.Problems.ShouldHaveSingleItem()).ShouldEndWith("back.jpg, itself.jpg, there.jpg.");
    }

    [Fact]
    public async Task Pipes_sockets_and_devices_are_not_opened()
    {
        await ShellAsync("mkfifo pipe.jpg pipe");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(At("socket.png")));
        File.CreateSymbolicLink(At("zero.heic"), "/dev/zero");
        File.CreateSymbolicLink(At("to-pipe.jpg"), "pipe.jpg");
        Directory.CreateDirectory(Path.Combine(_library.People, "Ann"));
        await ShellAsync($"mkfifo '{_library.People}/Ann/me.jpg'");

        var summary = await _library.IndexAsync().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        (summary.Photos, summary.Failed).ShouldBe((1, 0));
        summary.Problems.Count.ShouldBe(2);
        EnglishText.Of(summary.Problems[0]).ShouldContain("Ann/me.jpg");
        EnglishText.Of(summary.Problems[1]).ShouldContain("pipe, pipe.jpg, socket.png … (+2)");
    }

    [Fact]
    public async Task A_photo_that_becomes_a_pipe_after_the_scan_stops_no_worker()
    {
        await _library.OpenAsync();
        await _library.ScanAsync();
        File.Delete(At("z.jpg"));
        await ShellAsync("mkfifo z.jpg");

        await _library.ReadPendingAsync().WaitAsync(Waiting.Patience, TestContext.Current.CancellationToken);

        (await _library.PhotoAsync("z.jpg")).FailureReason.ShouldNotBeNull().Key.ShouldBe("Unreadable.Special");
    }

    [Fact]
    public async Task Links_that_leave_the_library_are_named_and_links_within_it_are_photos()
    {
        var outside = Directory.CreateDirectory(_library.Data + "-outside").FullName;
        File.Copy(SharedFiles.Photos(Other), Path.Combine(outside, "private.jpg"));
        File.CreateSymbolicLink(At("private.jpg"), Path.Combine(outside, "private.jpg"));
        File.CreateSymbolicLink(At("passwd.jpg"), "/etc/passwd");
        File.CreateSymbolicLink(At("within.jpg"), At("z.jpg"));
        await _library.OpenAsync();
        File.CreateSymbolicLink(At("database.jpg"), Path.Combine(_library.Data, "facegallery.db"));

        var summary = await _library.IndexAsync();

        (summary.Photos, summary.Failed).ShouldBe((2, 0));
        EnglishText.Of(summary.Problems.ShouldHaveSingleItem()).ShouldEndWith("database.jpg, passwd.jpg, private.jpg.");
    }

    [Fact]
    public async Task What_is_deleted_while_it_scans_is_gone_and_the_scan_goes_on()
    {
        await _library.OpenAsync();
        foreach (var name in new[] { "a.jpg", "b.dat", "c.jpg", "d/a.jpg", "d/e/a.jpg" })
        {
            _library.AddPhoto(Photo, name);
        }

        var walk = new FolderWalk(_library.Services.GetRequiredService<LibraryFiles>(), _library.Photos, RootKind.Photos);
        var found = new List<string>();
        foreach (var photo in walk.Photos())
        {
            found.Add(photo.Path);
            Array.ForEach(Directory.GetFiles(_library.Photos), File.Delete);
            Array.ForEach(Directory.GetDirectories(_library.Photos), folder => Directory.Delete(folder, recursive: true));
        }

        found.ShouldBe(["a.jpg", "b.dat", "c.jpg", "z.jpg"]);
        walk.Unreadable.ShouldBeEmpty();
        walk.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_busy_folder_is_scanned_again_and_again()
    {
        await _library.OpenAsync();
        using var busy = Shell("while mkdir -p in/{1..9} && touch in/{1..9}/{1..20}.{jpg,tmp}; do rm -r in; done");
        for (var scan = 0; scan < 25; scan++)
        {
            (await _library.ScanAsync()).Problems.ShouldBeEmpty();
        }

        busy.Kill(entireProcessTree: true);
        await busy.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private string At(string name) => Path.Combine(_library.Photos, name);

    private Process Shell(string command) => Process.Start(new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = _library.Photos })!;

    private async Task ShellAsync(string command)
    {
        using var shell = Shell(command);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        shell.ExitCode.ShouldBe(0);
    }
}
