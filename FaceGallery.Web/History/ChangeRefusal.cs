namespace FaceGallery.Web.History;

/// <summary>Why a change was refused.</summary>
public enum ChangeRefusal
{
    /// <summary>What was asked for makes no sense, whatever the state.</summary>
    Invalid = 0,

    /// <summary>The face, person, cluster or change is no longer there.</summary>
    Gone = 1,

    /// <summary>Somebody else has the name: the two may be merged.</summary>
    NameTaken = 2,

    /// <summary>Later changes rest on the one that is to be undone.</summary>
    LaterChanges = 3,

    /// <summary>The current user is not the owner, or no longer.</summary>
    NotAllowed = 4,

    /// <summary>It contradicts what was said before: a human must agree.</summary>
    Contradiction = 5,

    /// <summary>The data folder cannot be written: its disk is full, or read-only.</summary>
    Unwritten = 6,
}
