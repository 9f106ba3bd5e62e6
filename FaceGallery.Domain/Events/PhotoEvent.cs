namespace FaceGallery.Domain.Events;

/// <summary>Photos that were taken on one occasion: a party, a trip.</summary>
public sealed class PhotoEvent
{
    public const int MaxNameLength = 100;

    public int Id { get; init; }

    /// <summary>What the owner calls it; null while it is called by its date and folder.</summary>
    public string? Name { get; set; }

    /// <summary>The folder that all of its photos lie in, without what it lies in; null where there is none in common, or it says nothing.</summary>
    public string? Folder { get; set; }

    /// <summary>When the first of its photos was taken, in local wall time.</summary>
    public DateTime FirstAt { get; set; }

    /// <summary>When the last of its photos was taken.</summary>
    public DateTime LastAt { get; set; }

    public int PhotoCount { get; set; }

    /// <summary>The photo that stands for it; the best one where none was chosen, or where that one is no longer shown in it.</summary>
    public int? CoverPhotoId { get; set; }

    /// <summary>The owner merged, split, named it or chose its cover: photos may be added, nothing else changes automatically.</summary>
    public bool IsUserEdited { get; set; }
}
