namespace FaceGallery.Web.Imaging;

/// <summary>Memory that a decoder asks for before it decodes.</summary>
internal interface IDecodingMemory
{
    /// <summary>Bytes that there are in all.</summary>
    long Total { get; }

    /// <summary>Returns when so much is free; it is free again when the result is disposed.</summary>
    /// <param name="bytes">At most <see cref="Total"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    IDisposable Take(long bytes, CancellationToken cancellationToken);
}
