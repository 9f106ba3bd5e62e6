namespace FaceGallery.Web.Library;

/// <summary>What the background indexer is doing.</summary>
public enum IndexingState
{
    /// <summary>Scan and matching are done.</summary>
    Idle = 0,
    Running = 1,

    /// <summary>The owner stopped it; it goes on where it was.</summary>
    Paused = 2,

    /// <summary>A root folder cannot be reached. What is indexed stays as it is.</summary>
    Offline = 3,
}
