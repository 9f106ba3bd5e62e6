using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Events;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.History;

/// <summary>What a change of a row concerns, so that a favourite does not make everybody count all faces anew.</summary>
internal static class ChangeTopics
{
    /// <summary>Values of a photo that say neither whether albums show it, nor when it was taken, nor how it looks.</summary>
    private static readonly HashSet<string> Remarks =
    [
        nameof(Photo.EventId),
        nameof(Photo.IsFavourite), nameof(Photo.Caption), nameof(Photo.Keywords), nameof(Photo.CorrectedLatitude), nameof(Photo.CorrectedLongitude),
        nameof(Photo.StackId), nameof(Photo.StackRank), nameof(Photo.IsStackTop), nameof(Photo.IsStackFixed),
    ];

    /// <param name="entity">As the history calls it.</param>
    /// <param name="values">Those that changed, as the history calls them.</param>
    public static LibraryTopics Of(string entity, IEnumerable<string> values) => entity switch
    {
        nameof(Photo) when values.All(Remarks.Contains) => LibraryTopics.Remarks | LibraryTopics.Events,
        nameof(OwnAlbum) or nameof(OwnAlbumPhoto) or nameof(SmartAlbum) => LibraryTopics.Remarks,
        nameof(Face) or nameof(Enrolment) or nameof(Rejection) or nameof(FaceCluster) => LibraryTopics.Faces,
        nameof(Person) => LibraryTopics.People,
        nameof(PhotoEvent) => LibraryTopics.Events,
        _ => LibraryTopics.Content,
    };
}
