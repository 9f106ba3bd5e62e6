namespace FaceGallery.Web.Imaging;

/// <summary>One encoded picture, and its name within those of the photo.</summary>
internal readonly record struct Rendition(string Name, byte[] Jpeg);
