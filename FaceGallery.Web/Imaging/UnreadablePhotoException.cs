using FaceGallery.Domain.Messages;
using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.Imaging;

/// <summary>A file's content is no picture that can be shown. The reason does not tell the file's path.</summary>
public sealed class UnreadablePhotoException(Message reason, Exception? innerException = null) : Exception(EnglishText.Of(reason), innerException)
{
    public UnreadablePhotoException(string key, params string[] arguments)
        : this(new Message(key, arguments))
    {
    }

    public Message Reason => reason;
}
