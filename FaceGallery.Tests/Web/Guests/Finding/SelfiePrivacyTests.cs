using System.Collections.Concurrent;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FaceGallery.Tests.Web.Guests.Finding;

/// <summary>Alone, since other tests' decoders put things aside in the same folder.</summary>
[Collection(Alone.Name)]
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
        var (before, said) = (await DataFilesAsync(), await party.App.FingerprintAsync());
        var made = new ConcurrentBag<string>();
        using var watcher = new FileSystemWatcher(Path.GetTempPath()) { EnableRaisingEvents = true };
        watcher.Created += (_, created) => made.Add(created.Name!);

        await party.FindAsync(link, picture);

        (await DataFilesAsync()).ShouldBe(before);
        (await party.App.FingerprintAsync()).ShouldBe(said);
        made.Where(name => Aside.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
    }

    /// <summary>The database's own files grow and shrink as it likes. Pictures of the library's photos bear their hashes; other tests may look at them.</summary>
    private async Task<string[]> DataFilesAsync()
    {
        var photos = await party.App.QueryAsync(context => context.Photos.Where(photo => photo.ContentHash != null).Select(photo => photo.ContentHash!).ToListAsync(TestContext.Current.CancellationToken));
        return
        [
            .. new DirectoryInfo(party.App.Library.Data).EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(file => !file.Name.Contains(".db", StringComparison.Ordinal) && !photos.Exists(hash => file.Name.StartsWith(hash, StringComparison.Ordinal)))
                .Select(file => $"{file.FullName} {file.Length}").Order(StringComparer.Ordinal),
        ];
    }
}
