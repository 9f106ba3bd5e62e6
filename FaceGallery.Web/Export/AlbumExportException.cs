using FaceGallery.Domain.Messages;
using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.Export;

/// <summary>The albums cannot be written, or not to their end; the message says why, and what to do. What is written stays valid.</summary>
public sealed class AlbumExportException(Message why, Exception? innerException = null) : Exception(EnglishText.Of(why), innerException)
{
    public Message Why => why;
}
