using System.Runtime.Versioning;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands;

/// <summary>What the caller may not read or write, as a user who is not root.</summary>
[SupportedOSPlatform("linux")]
public sealed class SeparatePermissionTests : IDisposable
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.UserExecute;
    private const UnixFileMode Usual = ReadOnly | UnixFileMode.UserWrite;
    private readonly SeparateFolder _folder = new();

    public void Dispose()
    {
        foreach (var folder in new[] { _folder.Photos, _folder["photos/shut"], _folder.Output }.Where(Directory.Exists))
        {
            File.SetUnixFileMode(folder, Usual);
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_named()
    {
        Directory.CreateDirectory(_folder.Output);
        File.SetUnixFileMode(_folder.Output, ReadOnly);

        var result = await CommandLine.RunUnprivilegedAsync(_folder.Arguments());
        result.ExitCode.ShouldBe(ExitCodes.CannotDo);
        result.Errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain($"The folder {_folder.Output} cannot be written");
    }

    [Fact]
    public async Task Photos_that_cannot_be_read_are_named()
    {
        File.SetUnixFileMode(_folder.Photos, UnixFileMode.None);

        var result = await CommandLine.RunUnprivilegedAsync(_folder.Arguments());
        result.ExitCode.ShouldBe(ExitCodes.CannotDo);
        result.Errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain($"The photos folder {_folder.Photos} cannot be read");
    }

    [Fact]
    public async Task A_photo_and_a_folder_that_cannot_be_read_are_listed_and_the_rest_is_done()
    {
        File.SetUnixFileMode(_folder.AddPhoto("party/Photos/IMG_0001.jpg", "closed.jpg"), UnixFileMode.None);
        var shut = Path.GetDirectoryName(_folder.AddPhoto("party/Photos/IMG_0002.jpg", "shut/in.jpg"))!;
        _folder.AddPhoto("party/Photos/IMG_0002.jpg", "open.jpg");
        File.SetUnixFileMode(shut, UnixFileMode.None);

        var result = await CommandLine.RunUnprivilegedAsync(_folder.Arguments());
        result.ExitCode.ShouldBe(ExitCodes.Done, result.Errors);
        result.Output.ShouldContain("closed.jpg: ");
        result.Output.ShouldContain($"Some entries in {_folder.Photos} can't be read, so nothing there was changed: shut. Check the permissions.");
        File.Exists(Path.Combine(_folder.Output, "Unknown", "open.jpg")).ShouldBeTrue();
        Directory.GetFiles(_folder.Output, "closed.jpg", SearchOption.AllDirectories).ShouldBeEmpty();
    }
}
