using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Exchange;

/// <summary>A photo with what was said of it here.</summary>
/// <param name="Words">Time and place where they are not the file's; the turn where the owner turned it.</param>
internal sealed record SaidPhoto(int Id, string Hash, DateTime? TakenAt, int? EventId, PhotoWords Words)
{
    public static async Task<IReadOnlyList<SaidPhoto>> ListAsync(FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        var photos = await context.Photos.Where(photo => photo.Kind == RootKind.Photos && photo.ContentHash != null && photo.State == PhotoState.Indexed).OrderBy(photo => photo.Id)
            .Select(photo => new
            {
                photo.Id,
                photo.ContentHash,
                photo.TakenAt,
                photo.CameraTime,
                photo.EventId,
                photo.IsHidden,
                photo.IsFavourite,
                photo.Caption,
                photo.Keywords,
                photo.CorrectedLatitude,
                photo.CorrectedLongitude,
                photo.RotationDegrees,
                photo.OwnerRotationDegrees,
            }).ToListAsync(cancellationToken);
        return photos.ConvertAll(photo => new SaidPhoto(photo.Id, photo.ContentHash!, photo.TakenAt, photo.EventId, new PhotoWords
        {
            IsFavourite = photo.IsFavourite,
            IsHidden = photo.IsHidden,
            Caption = photo.Caption,
            Keywords = photo.Keywords?.Split('\n') ?? [],
            TakenAt = photo.TakenAt == photo.CameraTime ? null : photo.TakenAt,
            Place = photo is { CorrectedLatitude: { } latitude, CorrectedLongitude: { } longitude } ? (latitude, longitude) : null,
            Turn = photo.OwnerRotationDegrees == 0 ? null : (photo.RotationDegrees + photo.OwnerRotationDegrees) % 360,
        }));
    }
}
