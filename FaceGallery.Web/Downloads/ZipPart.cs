namespace FaceGallery.Web.Downloads;

/// <summary>A stretch of an archive's bytes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Whose it is; 0 for the end.</param>
/// <param name="Start">Position of its first byte.</param>
/// <param name="Length">Bytes; never 0.</param>
public readonly record struct ZipPart(ZipPartKind Kind, int Index, long Start, long Length)
{
    public long End => Start + Length;

    public bool Contains(long position) => position >= Start && position < End;
}
