using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Messages;

namespace FaceGallery.Domain.Photos;

/// <summary>
/// A picture: certain bytes, wherever they lie, and all that was learnt and said of them. Copies of a file are one photo. What a human said of a photo
/// follows its bytes, never a path. Of portraits, whose name lies in their place, each file is one.
/// </summary>
public sealed class Photo
{
    public const int MaxCaptionLength = 2000;

    /// <summary>Characters of all keywords together.</summary>
    public const int MaxKeywordsLength = 4000;

    /// <summary>No stack has so many photos.</summary>
    public const int MaxStackRank = 1_000_000;

    private readonly List<Face> _faces = [];

    public int Id { get; init; }

    /// <summary>The root of the file that is shown for it: see <see cref="Show"/>.</summary>
    public int RootId { get; private set; }

    /// <summary>The kind of its root. Portraits are analysed like photos, but are in no album.</summary>
    public RootKind Kind { get; init; }

    /// <summary>Where the file that is shown for it lies, or lay last: below its root, with forward slashes on every system.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Length of its file in bytes.</summary>
    public long Size { get; private set; }

    /// <summary>The file's own time of last change, UTC.</summary>
    public DateTime ModifiedAt { get; private set; }

    /// <summary>XxHash128 of its bytes, 32 lower-case hex digits; null where they could not be read.</summary>
    public string? ContentHash { get; private set; }

    /// <summary>What it looks like from far away, to tell an edited picture from another one: see <see cref="Resemblance"/>. Null until it was asked.</summary>
    public PictureHash? Look { get; private set; }

    /// <summary>Name of the model that found its faces; null for photos that were last read before it was asked.</summary>
    public string? Detector { get; private set; }

    public PhotoState State { get; private set; }

    /// <summary>Why it failed, in a sentence for the owner; null otherwise.</summary>
    public Message? FailureReason { get; private set; }

    /// <summary>The file could not be opened, as opposed to understood: the next scan tries again though it did not change.</summary>
    public bool RetryOnScan { get; private set; }

    /// <summary>When the last of its files was found gone, UTC; null while there is one.</summary>
    public DateTime? MissingSince { get; private set; }

    /// <summary>Only part of the picture could be decoded.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>
    /// Names the picture as it is shown, for addresses: other bytes or another turn by the owner, and it is another one. <see cref="ContentHash"/>, and the turn behind it
    /// where there is one; the database derives it, so a change shows only once it is read again.
    /// </summary>
    public string? Version { get; private set; }

    /// <summary>Width of the original in pixels as it is shown, after both rotations; 0 until decoded.</summary>
    public int Width { get; private set; }

    /// <summary>Height of the original in pixels as it is shown, after both rotations; 0 until decoded.</summary>
    public int Height { get; private set; }

    /// <summary>
    /// Degrees clockwise by which the pages turn the picture: 0, 90, 180 or 270. It lies on its side or head, and the file does not say so: its
    /// faces do.
    /// </summary>
    public int RotationDegrees { get; private set; }

    /// <summary>
    /// Degrees clockwise by which the owner turned the picture further: 0, 90, 180 or 270. Places of faces are those before this turn, whatever it is: whoever shows one turns it
    /// (<see cref="RelativeBox.TurnedBy"/>), so that turning back loses nothing.
    /// </summary>
    public int OwnerRotationDegrees { get; private set; }

    /// <summary>Local wall time at the place where it was taken: <see cref="CorrectedTime"/>, or <see cref="CameraTime"/> put right by <see cref="ClockShiftMinutes"/>; null when nobody says.</summary>
    public DateTime? TakenAt { get; private set; }

    /// <summary>When it was taken as the owner says, whatever the file does; null where the file is right.</summary>
    public DateTime? CorrectedTime { get; private set; }

    /// <summary>By how much the owner said that the camera's clock was slow; negative where it was fast.</summary>
    public int ClockShiftMinutes { get; private set; }

    /// <summary>What the camera's clock said; null when the file does not say.</summary>
    public DateTime? CameraTime { get; private set; }

    /// <summary>How far <see cref="TakenAt"/> was ahead of UTC, in minutes; null when the file does not say.</summary>
    public int? TakenAtOffsetMinutes { get; private set; }

    /// <summary>What lists are ordered by: <see cref="TakenAt"/>, or the file's time for want of it; nothing is of the future.</summary>
    public DateTime SortTime { get; private set; }

    public string? Camera { get; private set; }

    /// <summary>Where it was taken as the file says, in degrees north, −90 to 90.</summary>
    public double? Latitude { get; private set; }

    /// <summary>Where it was taken as the file says, in degrees east, −180 to 180.</summary>
    public double? Longitude { get; private set; }

    /// <summary>Where it was taken as the owner says, whatever the file does; null where the file is right.</summary>
    public double? CorrectedLatitude { get; private set; }

    public double? CorrectedLongitude { get; private set; }

    /// <summary>Mean colour, 0xRRGGBB: stands in for the picture until it is there. Null for photos that were last read before it was asked.</summary>
    public int? Colour { get; private set; }

    /// <summary>The event that it belongs to.</summary>
    public int? EventId { get; set; }

    /// <summary>Photos that show nearly the same are one stack, and have one number: the least id of those that were stacked. Null for a photo alone.</summary>
    public int? StackId { get; private set; }

    /// <summary>Its place in its stack, by how good it is: 0 for the best.</summary>
    public int StackRank { get; private set; }

    /// <summary>The owner said with which photos it is stacked, or that it is with none: the machine changes nothing of it.</summary>
    public bool IsStackFixed { get; set; }

    /// <summary>The owner chose it to be on top of its stack.</summary>
    public bool IsStackTop { get; set; }

    /// <summary>The owner keeps it from everybody else: it is in no album.</summary>
    public bool IsHidden { get; set; }

    /// <summary>The owner likes it best.</summary>
    public bool IsFavourite { get; set; }

    /// <summary>What the owner wrote to it, of at most <see cref="MaxCaptionLength"/> characters; null where nothing.</summary>
    public string? Caption { get; set; }

    /// <summary>What other programs called it by, one keyword a line, of at most <see cref="MaxKeywordsLength"/> characters; null where nothing. The owner searches in them.</summary>
    public string? Keywords { get; set; }

    /// <summary>Accepted faces, named or not. Kept beside the faces so that the album lists need not count.</summary>
    public int FaceCount { get; private set; }

    /// <summary>Accepted faces that bear a name.</summary>
    public int NamedFaceCount { get; private set; }

    public IReadOnlyList<Face> Faces => _faces;

    /// <summary>What the owner says goes before what the camera does.</summary>
    private DateTime? TimeSaid => CorrectedTime ?? CameraTime?.AddMinutes(ClockShiftMinutes);

    public static Photo Of(PhotoFile file)
    {
        var photo = new Photo { Kind = file.Kind };
        photo.Show(file);
        return photo;
    }

    /// <summary>One of its files stands for all of them. A camera's clock that is years ahead puts its photos where they were when they were read, and not at the top.</summary>
    public void Show(PhotoFile file)
    {
        (RootId, Path, Size, ModifiedAt, MissingSince) = (file.RootId, file.Path, file.Size, file.ModifiedAt, null);
        var (stated, read) = (TakenAt ?? ModifiedAt, file.ReadAt ?? file.PendingSince);
        SortTime = stated > read?.AddDays(1) ? read.Value : stated;
    }

    /// <summary>It was read before it was asked what it looks like.</summary>
    public void Learn(PictureHash look) => Look = look;

    /// <param name="stackId">Null for a photo alone.</param>
    /// <param name="rank">See <see cref="StackRank"/>.</param>
    public void Stack(int? stackId, int rank) => (StackId, StackRank) = (stackId, stackId is null ? 0 : rank);

    /// <summary>None of its files is there any more.</summary>
    public void Miss(DateTime since) => MissingSince ??= since;

    /// <summary>
    /// It was read. A face that was known before keeps its row with all that was said of it; a face of which a human has spoken stays even if it was
    /// not found again.
    /// </summary>
    /// <param name="hash">Of its bytes. Others than before, where it was edited.</param>
    /// <param name="spokenOf">Ids of faces of which something was said that is not in their rows: they stay as those that a human named do.</param>
    public void Succeed(string hash, PhotoContent content, IReadOnlyList<AnalysedFace> faces, IReadOnlySet<int>? spokenOf = null)
    {
        var isSameView = hash == ContentHash || Resemblance.IsSameView(Look, content.Look);
        (ContentHash, Look, Detector) = (hash, content.Look, content.Detector);
        (State, FailureReason, RetryOnScan) = (PhotoState.Indexed, null, false);
        KeepOwnersTurn(content.RotationDegrees);
        (Width, Height) = IsSideways(OwnerRotationDegrees) ? (content.Height, content.Width) : (content.Width, content.Height);
        (RotationDegrees, IsDamaged) = (content.RotationDegrees, content.IsDamaged);
        (CameraTime, TakenAtOffsetMinutes, Camera) = (content.TakenAt, content.TakenAtOffsetMinutes, content.Camera);
        TakenAt = TimeSaid;
        Colour = content.Colour;
        (Latitude, Longitude) = (content.Latitude, content.Longitude);
        SortTime = TakenAt ?? ModifiedAt;
        FaceReconciliation.Reconcile(_faces, faces, isSameView, spokenOf);
        CountFaces();
    }

    /// <summary>The camera's clock was slow by so many minutes more than was known.</summary>
    public void ShiftClock(int minutes)
    {
        ClockShiftMinutes += minutes;
        TakenAt = TimeSaid;
        SortTime = TakenAt ?? SortTime;
    }

    /// <param name="time">When it was taken; null for when the file says that it was.</param>
    public void CorrectTime(DateTime? time)
    {
        CorrectedTime = time;
        TakenAt = TimeSaid;
        SortTime = TakenAt ?? ModifiedAt;
    }

    /// <param name="place">Where it was taken; null for where the file says that it was.</param>
    public void CorrectPlace((double Latitude, double Longitude)? place) => (CorrectedLatitude, CorrectedLongitude) = (place?.Latitude, place?.Longitude);

    /// <param name="degrees">Clockwise, a multiple of 90: <see cref="OwnerRotationDegrees"/>.</param>
    public void Rotate(int degrees)
    {
        if (IsSideways(degrees) != IsSideways(OwnerRotationDegrees))
        {
            (Width, Height) = (Height, Width);
        }

        OwnerRotationDegrees = Turns(degrees);
    }

    /// <param name="hash">Of its bytes; null where they could not be read.</param>
    /// <param name="reason">For the owner.</param>
    /// <param name="retryOnScan">The file could not be opened: try again at the next scan.</param>
    public void Fail(string? hash, Message reason, bool retryOnScan)
    {
        ContentHash = hash ?? ContentHash;
        (State, FailureReason, RetryOnScan) = (PhotoState.Failed, reason, retryOnScan);
        (Width, Height, IsDamaged) = (0, 0, false);
        _faces.RemoveAll(face => !face.IsUserEdited);
        CountFaces();
    }

    /// <summary>A face that the detector missed.</summary>
    public void Add(Face face)
    {
        _faces.Add(face);
        CountFaces();
    }

    /// <summary>The ordinal of a face to be added.</summary>
    public int NextOrdinal => _faces.Count == 0 ? 0 : _faces.Max(face => face.Ordinal) + 1;

    private static bool IsSideways(int degrees) => degrees % 180 != 0;

    private static int Turns(int degrees) => ((degrees % 360) + 360) % 360;

    /// <summary>What the owner turned stays as the owner saw it, though its faces say something else by now.</summary>
    private void KeepOwnersTurn(int rotationDegrees) => OwnerRotationDegrees = OwnerRotationDegrees == 0 ? 0 : Turns(RotationDegrees + OwnerRotationDegrees - rotationDegrees);

    private void CountFaces()
    {
        FaceCount = _faces.Count(face => face.IsAccepted);
        NamedFaceCount = _faces.Count(face => face.IsAccepted && face.PersonId is not null);
    }
}
