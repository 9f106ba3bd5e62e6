namespace FaceGallery.Domain.History;

/// <summary>What was done.</summary>
public enum ChangeKind
{
    /// <summary>Faces were given a name.</summary>
    Named = 0,

    /// <summary>Faces were said not to be the person that they were taken for.</summary>
    Rejected = 1,

    /// <summary>Faces were called strangers who need not be shown again.</summary>
    CalledStrangers = 2,

    /// <summary>Detections were called no faces.</summary>
    CalledNoFaces = 3,

    /// <summary>Strangers or detections that were no faces are unknown faces again.</summary>
    Reconsidered = 4,

    Renamed = 5,
    PeopleMerged = 6,

    /// <summary>Hidden, cover, birthday or privacy.</summary>
    PersonEdited = 7,

    /// <summary>A person's name and enrolments were deleted.</summary>
    Forgotten = 8,

    /// <summary>A face is no longer used to recognise its person.</summary>
    EnrolmentWithdrawn = 9,

    /// <summary>A face is used to recognise its person again.</summary>
    Enrolled = 10,

    ClustersMerged = 11,
    ClusterSplit = 12,

    /// <summary>A box was drawn by hand.</summary>
    FaceDrawn = 13,

    /// <summary>Photos were looked at more closely.</summary>
    LookedCloser = 14,

    /// <summary>How strict recognition is.</summary>
    ThresholdSet = 15,

    EventNamed = 16,
    EventsMerged = 17,
    EventSplit = 18,

    /// <summary>A camera's clock was put right.</summary>
    ClockShifted = 19,

    /// <summary>Photos were hidden from everybody but the owner.</summary>
    PhotosHidden = 20,

    /// <summary>Hidden photos were shown again.</summary>
    PhotosShown = 21,

    /// <summary>What guests asked for was answered with no.</summary>
    ProposalsDeclined = 22,

    /// <summary>Photos are favourites.</summary>
    Favoured = 23,

    /// <summary>Photos are favourites no longer.</summary>
    Unfavoured = 24,

    /// <summary>A photo was given a caption, another one, or none.</summary>
    Captioned = 25,

    /// <summary>When photos were taken was put right.</summary>
    TimeCorrected = 26,

    /// <summary>Where photos were taken was put right.</summary>
    PlaceCorrected = 27,

    /// <summary>An album was begun.</summary>
    AlbumCreated = 28,

    /// <summary>Photos were put into an album.</summary>
    AlbumFilled = 29,

    /// <summary>Photos were taken out of an album.</summary>
    AlbumEmptied = 30,

    /// <summary>An album's name, description or cover.</summary>
    AlbumEdited = 31,

    /// <summary>The order of an album's photos.</summary>
    AlbumArranged = 32,

    /// <summary>An album was deleted; its photos were not.</summary>
    AlbumDeleted = 33,

    /// <summary>Faces were given the names that they bear elsewhere.</summary>
    NamesImported = 34,

    /// <summary>Photos were turned.</summary>
    Rotated = 35,

    /// <summary>A photo was chosen to stand for an event.</summary>
    EventCoverChosen = 36,

    /// <summary>Photos were stacked by hand.</summary>
    Stacked = 37,

    /// <summary>Photos were taken out of their stacks.</summary>
    Unstacked = 38,

    /// <summary>Another photo is on top of its stack.</summary>
    StackTopChosen = 39,

    /// <summary>A search was kept as a smart album.</summary>
    SearchKept = 40,

    /// <summary>A smart album has another name, or shows another search.</summary>
    SmartAlbumEdited = 41,

    /// <summary>A smart album was removed; its photos were not.</summary>
    SmartAlbumRemoved = 42,

    /// <summary>Photos were given what is said of them elsewhere: captions, favourites, dates, albums, and names with them.</summary>
    Imported = 43,
}
