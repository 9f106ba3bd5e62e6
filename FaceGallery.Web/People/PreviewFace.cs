namespace FaceGallery.Web.People;

/// <summary>A face whose name would change.</summary>
/// <param name="Hash">Of its photo's content.</param>
public sealed record PreviewFace(int Id, int PhotoId, string Hash);
