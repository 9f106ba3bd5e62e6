namespace FaceGallery.Web.Proposals;

/// <summary>What became of what a guest said.</summary>
public enum ProposalOutcome
{
    /// <summary>The owner is asked.</summary>
    Stored,

    /// <summary>The owner is asked, and until then the link leaves the photo out.</summary>
    Hidden,

    /// <summary>The owner is asked, and until then the link goes on showing the photo: it has left out as many at once as it may.</summary>
    NotHidden,

    /// <summary>The guest undid it before the owner decided: the link shows the photo again.</summary>
    Withdrawn,

    /// <summary>It was said before, and the owner decides or has decided.</summary>
    SaidAlready,

    /// <summary>It was asked for before, and the owner went on showing the photo.</summary>
    Declined,

    /// <summary>The link does not show what it is about.</summary>
    NotShown,

    /// <summary>It makes no sense by this link, or of this photo: nobody's name is on it that could be wrong.</summary>
    Meaningless,

    /// <summary>No face was chosen.</summary>
    NoFace,

    /// <summary>There is no name, or none that somebody can have.</summary>
    NoName,

    /// <summary>As much was said by this link as the owner can be asked about.</summary>
    TooMany,
}
