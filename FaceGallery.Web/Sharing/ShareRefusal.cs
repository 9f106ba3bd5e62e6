namespace FaceGallery.Web.Sharing;

/// <summary>Why a link cannot be made or changed; the words are those of "Sharing.Refused".</summary>
public enum ShareRefusal
{
    /// <summary>Hidden photos were asked for.</summary>
    Hidden,

    /// <summary>The person or the event is not there.</summary>
    NoSuchAlbum,

    /// <summary>None of the chosen photos is there to be shown.</summary>
    NothingToShow,

    /// <summary>The title or the passphrase is.</summary>
    TooLong,

    /// <summary>The link was deleted.</summary>
    Gone,
}
