using FaceGallery.Web.People;
using FaceGallery.Web.Search;

namespace FaceGallery.Web.Albums;

/// <summary>A part of an album that a reader can choose to see alone.</summary>
/// <param name="Count">Photos in it; null where that is not said.</param>
/// <param name="Person">Whose face stands before the words.</param>
public sealed record AlbumChoice(AlbumKey Album, string Label, int? Count = null, PersonCard? Person = null);
