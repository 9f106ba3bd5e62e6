namespace FaceGallery.Web.Files;

/// <summary>Opens files that others may change or delete at the same time. Whoever reads brings a large buffer: there is none between.</summary>
internal static class SharedFile
{
    public static FileStream OpenRead(string path) => new(path, new FileStreamOptions
    {
        Share = FileShare.ReadWrite | FileShare.Delete,
        BufferSize = 0,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
    });
}
