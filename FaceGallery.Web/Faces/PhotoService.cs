using FaceGallery.Domain.Names;
using FaceGallery.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Faces;

/// <summary>Reads one photo for its page.</summary>
public sealed class PhotoService(ViewerContexts contexts)
{
    public async Task<PhotoDetails?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var details = await context.SeenPhotos.Where(photo => photo.Id == id)
            .Select(photo => new PhotoDetails(
                photo.Id, photo.Version, photo.Path, photo.State, photo.FailureReason, photo.IsDamaged, photo.MissingSince != null,
                photo.Width, photo.Height, photo.Size, photo.TakenAt, photo.TakenAtOffsetMinutes, photo.Camera, photo.RotationDegrees, photo.OwnerRotationDegrees, photo.EventId, photo.RootId)
            {
                SortTime = photo.SortTime,
                IsTimeCorrected = photo.CorrectedTime != null,
                Place = (photo.CorrectedLatitude ?? photo.Latitude) == null ? null : new ValueTuple<double, double>((photo.CorrectedLatitude ?? photo.Latitude)!.Value, (photo.CorrectedLongitude ?? photo.Longitude)!.Value),
                IsPlaceCorrected = photo.CorrectedLatitude != null,
                IsFavourite = photo.IsFavourite,
                IsHidden = photo.IsHidden,
                Caption = photo.Caption,
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (details is null)
        {
            return null;
        }

        var faces = await context.Named(context.SeenFaces.Where(face => face.PhotoId == id)).ToListAsync(cancellationToken);
        var places = context.IsForOwner
            ? await context.PresentFiles.Where(file => file.PhotoId == id).OrderBy(file => file.RootId).ThenBy(file => file.Path)
                .Select(file => new { file.RootId, file.Path }).ToListAsync(cancellationToken)
            : [];
        var keywords = context.IsForOwner ? await context.Photos.Where(photo => photo.Id == id).Select(photo => photo.Keywords).FirstOrDefaultAsync(cancellationToken) : null;
        return details with
        {
            Keywords = keywords?.Split('\n') ?? [],
            Faces = [.. faces.Select(face => face.Face).OrderBy(face => face.Box.X + (face.Box.Width / 2))],
            Copies = [.. places.Where(place => (place.RootId, place.Path) != (details.RootId, details.Path)).Select(place => VisibleText.Of(place.Path))],
        };
    }
}
