using System.Diagnostics;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands;
using ImageMagick;
using Shouldly;

namespace FaceGallery.Tests.Web.Imaging;

public sealed class ImageMagickPolicyTests
{
    [Fact]
    public void Only_the_kinds_that_are_needed_are_decoded()
    {
        Decoding.Decode(SharedFiles.Photos("odd/heic/exifr_heic-single.heic"));

        foreach (var picture in new[] { "caption:a", "label:@/etc/hostname", "text:/etc/hostname", "gradient:red-blue", "xc:red" })
        {
            Should.Throw<MagickException>(() => new MagickImage(picture).Dispose()).Message.ShouldContain("NotAuthorized");
        }
    }

    [Fact]
    public async Task What_lies_in_the_home_folder_does_not_matter()
    {
        using var program = new IsolatedProgram();
        using var photos = new TemporaryFolder();
        File.Copy(SharedFiles.Photos("odd/heic/exifr_heic-single.heic"), photos["a.heic"]);
        var folder = Directory.CreateDirectory(Path.Combine(program.Home, ".config", "ImageMagick")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "policy.xml"), """<policymap><policy domain="coder" rights="none" pattern="*"/></policymap>""", TestContext.Current.CancellationToken);
        program.Settings["Models__Mirrors__0"] = SharedFiles.Models("");

        var result = await program.RunAsync("index", "--photos", photos.FullPath, "--data", program.Data);

        result.Output.ShouldContain("1 indexed", customMessage: result.Errors);
    }

    [Fact]
    public async Task Nothing_starts_where_others_may_write_what_it_would_read()
    {
        // In a view of the file system of its own: beside it other tests run.
        const string Script = "mount -t tmpfs none /tmp && mkdir /tmp/ImageMagick && (chown 12345 /tmp/ImageMagick || chmod 777 /tmp/ImageMagick) && exec dotnet \"$0\" models list";
        using var process = Process.Start(new ProcessStartInfo(
            "unshare", [Environment.IsPrivilegedProcess ? "-m" : "-rm", "sh", "-c", Script, typeof(FaceGalleryCommand).Assembly.Location])
        { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        errors.ShouldContain("/tmp/ImageMagick belongs to another user");
        process.ExitCode.ShouldBe(ExitCodes.CannotDo);
    }
}
