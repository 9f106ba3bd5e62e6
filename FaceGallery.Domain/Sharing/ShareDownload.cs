namespace FaceGallery.Domain.Sharing;

/// <summary>What guests may download.</summary>
public enum ShareDownload
{
    None,

    /// <summary>Pictures of screen size.</summary>
    Previews,

    /// <summary>The photos' own files, or copies of full size.</summary>
    Originals,
}
