using FaceGallery.Web.Files;

namespace FaceGallery.Web.Downloads;

/// <summary>A file that can be handed out, known beforehand.</summary>
/// <param name="Digest">Its length and CRC-32.</param>
/// <param name="Extension">The extension, with its dot, of a changed copy; null for the original.</param>
/// <param name="OpenAsync">
/// Opens the content for reading. Throws <see cref="IOException"/>, <see cref="UnauthorizedAccessException"/> or
/// <see cref="Imaging.UnreadablePhotoException"/> where that is no longer possible.
/// </param>
/// <param name="Forget">To be called when what was opened is something else: the next time it is measured, and where need be made, anew.</param>
public sealed record DownloadFile(FileDigest Digest, string? Extension, Func<CancellationToken, Task<Stream>> OpenAsync, Action? Forget = null)
{
    /// <summary>The name under which it is handed out: "IMG_1.HEIC" may have become "IMG_1.jpg".</summary>
    public string NameFor(string original)
    {
        var own = Path.GetExtension(original);
        var isRight = Extension is null
            || own.Equals(Extension, StringComparison.OrdinalIgnoreCase)
            || (Extension == ".jpg" && own.Equals(".jpeg", StringComparison.OrdinalIgnoreCase));
        return PortableName.Of(isRight ? original : Path.ChangeExtension(original, Extension));
    }
}
