using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Shouldly;

namespace FaceGallery.Tests.Web.Sharing;

public sealed class SharingLogTests
{
    [Fact]
    public async Task The_log_holds_no_link_and_no_passphrase()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary(("Serilog:MinimumLevel:Override:Serilog.AspNetCore", "Debug")));
        using var link = await GuestLink.ToAsync(app, AlbumKey.Everything, new ShareSettings { Passphrase = "open sesame" });
        await link.PostAsync("", "/passphrase", ("passphrase", "close sesame"));
        await link.PostAsync("", "/passphrase", ("passphrase", "open sesame"));
        await link.GetAsync("/zip");

        var log = string.Concat(Directory.EnumerateFiles(Path.Combine(app.Library.Data, "logs")).Select(ReadOpen));
        log.ShouldContain("/share/…/passphrase");
        log.ShouldNotContain(link.Path.Split('/')[^1]);
        log.ShouldNotContain("sesame");
    }

    private static string ReadOpen(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
