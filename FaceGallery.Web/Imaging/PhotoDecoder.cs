using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging.Apart;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Imaging;

/// <summary>
/// Decodes a picture once, to the working picture that everything else is made from. Reads only; safe for concurrent use.
/// </summary>
public sealed class PhotoDecoder(IOptions<ImagingOptions> options, MemoryBudget memory, DecoderProcesses processes)
{
    private readonly FormatDecoder _decoder = new(options.Value, memory);

    /// <summary>A file of the share. The format is sniffed; the name only tells raw files from scans.</summary>
    /// <exception cref="UnreadablePhotoException">The content is no picture, too large, or too damaged to show anything.</exception>
    /// <exception cref="IOException">The file cannot be read, for example because the share is offline.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DecodedPhoto Decode(LibraryFile file, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Decode(file.Path, FormatOf(file), cancellationToken);
    }

    /// <summary>A picture of a kind that is known.</summary>
    /// <param name="path">Leads to an open file of this process.</param>
    /// <inheritdoc cref="Decode(LibraryFile, CancellationToken)"/>
    internal DecodedPhoto Decode(string path, PictureFormat format, CancellationToken cancellationToken)
    {
        ImageLibraries.Prepare();
        return IsDecodedApart(format)
            ? processes.Decode(path, format, options.Value, cancellationToken)
            : _decoder.Decode(path, format, cancellationToken);
    }

    /// <summary>By the first bytes; the name only tells raw files from scans.</summary>
    /// <exception cref="UnreadablePhotoException">The content is no picture.</exception>
    internal static PictureFormat FormatOf(LibraryFile file)
    {
        Span<byte> buffer = stackalloc byte[PictureFormats.HeaderLength];
        var header = buffer[..FileKinds.ReadHeader(file, buffer)];
        return FormatOf(header, FileKinds.Of(file, header));
    }

    private static PictureFormat FormatOf(ReadOnlySpan<byte> header, FileKind kind)
    {
        if (header.IsEmpty)
        {
            throw new UnreadablePhotoException("Unreadable.Empty");
        }

        var format = PictureFormats.Sniff(header);
        return kind switch
        {
            FileKind.Raw => PictureFormat.Raw,
            FileKind.Video => throw new UnreadablePhotoException("Unreadable.Film"),
            _ when format == PictureFormat.Unknown =>
                throw new UnreadablePhotoException("Unreadable.Unknown"),
            _ => format,
        };
    }

    /// <summary>Where it costs less than a tenth of a photo's time; of the other kinds it would be more (decision 17).</summary>
    private static bool IsDecodedApart(PictureFormat format) => format is PictureFormat.Heic or PictureFormat.Avif or PictureFormat.Jpeg2000;
}
