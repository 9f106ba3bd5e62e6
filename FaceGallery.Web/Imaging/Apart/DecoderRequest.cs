namespace FaceGallery.Web.Imaging.Apart;

/// <summary>A picture to decode.</summary>
/// <param name="Path">Leads to a file that the program holds open.</param>
/// <param name="Memory">Bytes of memory that there are for all decoders.</param>
internal sealed record DecoderRequest(string Path, PictureFormat Format, ImagingOptions Limits, long Memory)
{
    public void Write(BinaryWriter writer)
    {
        writer.Write(Path);
        writer.Write((int)Format);
        writer.Write(Limits.MaxStreamedMegapixels);
        writer.Write(Limits.MaxHeldMegapixels);
        writer.Write(Limits.MaxDimension);
        writer.Write(Limits.DecodeSeconds);
        writer.Write(Limits.WorkingSize);
        writer.Write(Memory);
    }

    /// <exception cref="EndOfStreamException">There is none.</exception>
    public static DecoderRequest Read(BinaryReader reader) => new(
        reader.ReadString(),
        (PictureFormat)reader.ReadInt32(),
        new ImagingOptions
        {
            MaxStreamedMegapixels = reader.ReadInt32(),
            MaxHeldMegapixels = reader.ReadInt32(),
            MaxDimension = reader.ReadInt32(),
            DecodeSeconds = reader.ReadInt32(),
            WorkingSize = reader.ReadInt32(),
        },
        reader.ReadInt64());
}
