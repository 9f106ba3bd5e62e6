using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Imaging;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaceGallery.Tests.Web.Downloads;

/// <summary>What hands photos out, over a folder of its own.</summary>
internal sealed class Downloads : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services = Decoding.Services();
    private readonly OriginalReader _originals = new(LibraryFiles.Anywhere());

    public Downloads(long cacheBytes = long.MaxValue)
    {
        var cache = new VariantCache(new VariantFolder(Copies), SetOptions.Of(new DownloadOptions { CacheBytes = cacheBytes }), TimeProvider.System);
        var maker = new VariantMaker(_originals, cache, ActivatorUtilities.CreateInstance<FullSizeJpeg>(_services), NullLogger<VariantMaker>.Instance);
        Files = new DownloadFiles(LibraryFiles.Anywhere(), new DigestCache(), maker, new RenditionStore(new RenditionFolder(_folder["renditions"]), Decoding.Options()));
    }

    public DownloadFiles Files { get; }

    public string Copies => _folder["copies"];

    /// <summary>A place for a photo.</summary>
    public string this[string name] => _folder[name];

    public async Task<DownloadFile> PrepareAsync(string path, DownloadVariant form)
    {
        using var file = LibraryFile.Open(path);
        return await Files.PrepareAsync(new IndexedFile(path, file.Size, file.ModifiedAt), await ContentHash.OfAsync(file, TestContext.Current.CancellationToken), form, TestContext.Current.CancellationToken);
    }

    public static async Task<byte[]> BytesAsync(DownloadFile file)
    {
        await using var stream = await file.OpenAsync(TestContext.Current.CancellationToken);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, TestContext.Current.CancellationToken);
        return memory.ToArray();
    }

    public void Dispose()
    {
        _services.Dispose();
        _originals.Dispose();
        _folder.Dispose();
    }
}
