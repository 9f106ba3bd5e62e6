using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Recognition;

namespace FaceGallery.Domain.Photos;

/// <summary>A file of the library, and what was learnt from it.</summary>
public sealed class Photo
{
    private readonly List<Face> _faces = [];

    public int Id { get; init; }

    public int RootId { get; set; }

    /// <summary>The kind of its root. Portraits are analysed like photos, but are in no album.</summary>
    public RootKind Kind { get; init; }

    /// <summary>Where it is below its root, with forward slashes on every system.</summary>
    public required string Path { get; set; }

    /// <summary>Length of the file in bytes when it was last looked at.</summary>
    public long Size { get; set; }

    /// <summary>The file's own time of last change, UTC.</summary>
    public DateTime ModifiedAt { get; set; }

    /// <summary>XxHash128 of the file's bytes, 32 lower-case hex digits; null until it was read once.</summary>
    public string? ContentHash { get; set; }

    public PhotoState State { get; private set; }

    /// <summary>Why it failed, in a sentence for the owner; null otherwise.</summary>
    public string? FailureReason { get; private set; }

    /// <summary>The file could not be opened, as opposed to understood: the next scan tries again though it did not change.</summary>
    public bool RetryOnScan { get; private set; }

    /// <summary>When it was found gone, UTC; null while it is there.</summary>
    public DateTime? MissingSince { get; set; }

    /// <summary>Only part of the picture could be decoded.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Width of the upright original in pixels, after <see cref="Turn"/>; 0 until decoded.</summary>
    public int Width { get; private set; }

    /// <summary>Height of the upright original in pixels, after <see cref="Turn"/>; 0 until decoded.</summary>
    public int Height { get; private set; }

    /// <summary>
    /// Degrees clockwise by which the pages turn the picture: 0, 90, 180 or 270. It lies on its side or head, and the file does not say so: its
    /// faces do.
    /// </summary>
    public int Turn { get; private set; }

    /// <summary>Local wall time at the place where it was taken, put right by <see cref="ClockShiftMinutes"/>; null when the file does not say.</summary>
    public DateTime? TakenAt { get; private set; }

    /// <summary>By how much the owner said that the camera's clock was slow; negative where it was fast.</summary>
    public int ClockShiftMinutes { get; private set; }

    /// <summary>How far <see cref="TakenAt"/> was ahead of UTC, in minutes; null when the file does not say.</summary>
    public int? TakenAtOffsetMinutes { get; private set; }

    /// <summary>What lists are ordered by: <see cref="TakenAt"/>, or the file's time for want of it.</summary>
    public DateTime SortTime { get; private set; }

    public string? Camera { get; private set; }

    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    /// <summary>Mean colour, 0xRRGGBB: stands in for the picture until it is there. Null for photos that were last read before it was asked.</summary>
    public int? Colour { get; private set; }

    /// <summary>The event that it belongs to.</summary>
    public int? EventId { get; set; }

    /// <summary>The owner keeps it from everybody else: it is in no album.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Accepted faces, named or not. Kept beside the faces so that the album lists need not count.</summary>
    public int FaceCount { get; private set; }

    /// <summary>Accepted faces that bear a name.</summary>
    public int NamedFaceCount { get; private set; }

    public IReadOnlyList<Face> Faces => _faces;

    /// <summary>The file is new, has changed or is back: it waits to be read.</summary>
    public void Await(long size, DateTime modifiedAt)
    {
        (Size, ModifiedAt, SortTime, MissingSince) = (size, modifiedAt, TakenAt ?? modifiedAt, null);
        (State, FailureReason, RetryOnScan) = (PhotoState.Pending, null, false);
    }

    /// <summary>It was read again and its bytes are the same: what was learnt of it still holds.</summary>
    public void Keep() => State = PhotoState.Indexed;

    /// <summary>The file moved: this row, which knows what it shows, follows it to the new place.</summary>
    public void MoveTo(Photo place)
    {
        (RootId, Path) = (place.RootId, place.Path);
        Await(place.Size, place.ModifiedAt);
        Keep();
    }

    /// <summary>
    /// It was read. A face that was known before keeps its row with all that was said of it; a face of which a human has spoken stays even if it was
    /// not found again.
    /// </summary>
    public void Succeed(PhotoContent content, IReadOnlyList<AnalysedFace> faces)
    {
        (State, FailureReason, RetryOnScan) = (PhotoState.Indexed, null, false);
        (Width, Height, Turn, IsDamaged) = (content.Width, content.Height, content.Turn, content.IsDamaged);
        (TakenAt, TakenAtOffsetMinutes, Camera) = (content.TakenAt?.AddMinutes(ClockShiftMinutes), content.TakenAtOffsetMinutes, content.Camera);
        Colour = content.Colour;
        (Latitude, Longitude) = (content.Latitude, content.Longitude);
        SortTime = TakenAt ?? ModifiedAt;
        FaceReconciliation.Reconcile(_faces, faces);
        CountFaces();
    }

    /// <summary>The camera's clock was slow by so many minutes more than was known.</summary>
    public void ShiftClock(int minutes)
    {
        ClockShiftMinutes += minutes;
        TakenAt = TakenAt?.AddMinutes(minutes);
        SortTime = TakenAt ?? SortTime;
    }

    /// <param name="reason">One sentence for the owner.</param>
    /// <param name="retryOnScan">The file could not be opened: try again at the next scan.</param>
    public void Fail(string reason, bool retryOnScan)
    {
        (State, FailureReason, RetryOnScan) = (PhotoState.Failed, reason, retryOnScan);
        (Width, Height, Turn, IsDamaged) = (0, 0, 0, false);
        _faces.RemoveAll(face => !face.IsKept);
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

    private void CountFaces()
    {
        FaceCount = _faces.Count(face => face.IsAccepted);
        NamedFaceCount = _faces.Count(face => face.IsAccepted && face.PersonId is not null);
    }
}
