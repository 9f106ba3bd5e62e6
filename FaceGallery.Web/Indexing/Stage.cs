namespace FaceGallery.Web.Indexing;

/// <summary>A stage of a photo's journey, in its order.</summary>
public enum Stage
{
    Scan = 0,
    Hash,
    Decode,
    Metadata,
    Recognise,
    Renditions,
    Write,
    Match,
}
