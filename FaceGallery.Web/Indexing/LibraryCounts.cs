namespace FaceGallery.Web.Indexing;

/// <summary>The library's photos that are there, by state; portraits not counted.</summary>
public readonly record struct LibraryCounts(int Pending, int Indexed, int Failed)
{
    /// <summary>Portraits that wait or are being worked on.</summary>
    public int PendingPortraits { get; init; }

    public int Photos => Pending + Indexed + Failed;
}
