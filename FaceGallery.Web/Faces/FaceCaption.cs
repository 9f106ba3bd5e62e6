using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.Faces;

/// <summary>Says in a word or two whose a face is, or may be.</summary>
internal static class FaceCaption
{
    public static string Of(PhotoFace face, Text text) => face switch
    {
        { Person: { } person } => person,
        { IsStranger: true } => text["Face.Stranger"],
        { Suggested: { } suggested } => text["Face.Maybe", suggested],
        _ => text["Face.Unnamed"],
    };
}
