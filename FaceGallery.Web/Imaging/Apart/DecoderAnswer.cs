namespace FaceGallery.Web.Imaging.Apart;

/// <summary>The first byte of what a decoder's process says.</summary>
internal enum DecoderAnswer : byte
{
    /// <summary>Then: bytes of memory that it needs (long). It waits for any byte.</summary>
    Needs = 1,

    /// <summary>Then: width and height of the original, whether it is damaged, width and height of the picture (int each but the bool). Its pixels are in the file that both share.</summary>
    Photo,

    /// <summary>Then: why it is no picture (string).</summary>
    Unreadable,

    /// <summary>Then: why it cannot be read (string).</summary>
    Failed,
}
