namespace FaceGallery.Web.Recognition;

/// <summary>How far a download is.</summary>
/// <param name="Bytes">Bytes that are here, those of an earlier attempt included.</param>
public readonly record struct ModelDownloadProgress(ModelFile Model, Uri Address, long Bytes);
