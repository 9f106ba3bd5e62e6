using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Sharing.Download;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FaceGallery.Tests.Web.Sharing;

/// <summary>What hands photos out, over a folder of its own.</summary>
internal sealed class Downloads : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly VariantMaker _maker;

    public Downloads(long cacheBytes = long.MaxValue)
    {
        var cache = new VariantCache(new VariantFolder(Copies), Options.Create(new DownloadOptions { CacheBytes = cacheBytes }), TimeProvider.System);
        _maker = new VariantMaker(cache, new FullSizeJpeg(Options.Create(new ImagingOptions())), NullLogger<VariantMaker>.Instance);
        Files = new DownloadFiles(new MeasureMemory(), _maker);
    }

    public DownloadFiles Files { get; }

    public string Copies => _folder["copies"];

    /// <summary>A place for a photo.</summary>
    public string this[string name] => _folder[name];

    public async Task<DownloadFile> PrepareAsync(string path, DownloadForm form) =>
        await Files.PrepareAsync(path, await ContentHash.OfAsync(path, TestContext.Current.CancellationToken), form, TestContext.Current.CancellationToken);

    public static async Task<byte[]> BytesAsync(DownloadFile file)
    {
        await using var stream = await file.OpenAsync(TestContext.Current.CancellationToken);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, TestContext.Current.CancellationToken);
        return memory.ToArray();
    }

    public void Dispose()
    {
        _maker.Dispose();
        _folder.Dispose();
    }
}
