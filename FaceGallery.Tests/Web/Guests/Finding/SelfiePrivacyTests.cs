using System.Collections.Concurrent;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Search;
using Shouldly;

namespace FaceGallery.Tests.Web.Guests.Finding;

public sealed class SelfiePrivacyTests(SharedParty party) : IClassFixture<SharedParty>
{
    /// <summary>What image libraries and web servers call what they put aside.</summary>
    private static readonly string[] Aside = ["vips", "magick", "im-", "ASPNETCORE", "gm"];

    [Theory]
    [InlineData("party/People/Barack Obama.jpg")]
    [InlineData("odd/heic/exifr_heic-iphone7.heic")]
    [InlineData("odd/avif_jxl_webp/immich_8bit-sRGB.jxl")]
    [InlineData("odd/avif_jxl_webp/sharp_relax.jp2")]
    [InlineData("odd/avif_jxl_webp/example.avif")]
    [InlineData("odd/bomb/pillow_decompression_bomb.ico")]
    [InlineData("odd/corrupt/pheif_truncated.heic")]
    public async Task Nothing_of_a_guests_picture_is_on_disk_or_in_the_database(string file)
    {
        var link = await party.App.LinkToAsync(AlbumKey.Everything);
        var picture = await File.ReadAllBytesAsync(SharedFiles.Photos(file), TestContext.Current.CancellationToken);
        var (before, said) = (DataFiles(), await party.App.FingerprintAsync());
        var made = new ConcurrentBag<string>();
        using var watcher = new FileSystemWatcher(Path.GetTempPath()) { EnableRaisingEvents = true };
        watcher.Created += (_, created) => made.Add(created.Name!);

        await party.FindAsync(link, picture);

        DataFiles().ShouldBe(before);
        (await party.App.FingerprintAsync()).ShouldBe(said);
        made.Where(name => Aside.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
    }

    /// <summary>The database's own files grow and shrink as it likes.</summary>
    private string[] DataFiles() =>
    [
        .. new DirectoryInfo(party.App.Library.Data).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => !file.Name.Contains(".db", StringComparison.Ordinal))
            .Select(file => $"{file.FullName} {file.Length}").Order(StringComparer.Ordinal),
    ];
}
