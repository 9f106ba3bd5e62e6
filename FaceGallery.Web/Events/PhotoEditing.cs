using System.Globalization;
using FaceGallery.Domain.History;
using FaceGallery.Domain.Names;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.History;

namespace FaceGallery.Web.Events;

/// <summary>What the owner says of photos: kept beside them, while their files stay as they are.</summary>
public sealed class PhotoEditing(LibraryChanges changes, TimeProvider time)
{
    /// <summary>Nobody took a photo before.</summary>
    internal const int FirstYear = 1826;

    /// <exception cref="ChangeRefusedException">None of them is there.</exception>
    public Task<ChangeResult> FavourAsync(IReadOnlyCollection<int> photoIds, bool isFavourite, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var changed = await context.ChangePhotosAsync(photoIds, photo => photo.IsFavourite, photo => photo.IsFavourite = isFavourite, stop);
            return Subject(isFavourite ? ChangeKind.Favoured : ChangeKind.Unfavoured, changed);
        }, cancellationToken);

    /// <param name="caption">Null or blank for none.</param>
    /// <exception cref="ChangeRefusedException">The caption is too long, or the photo is not there.</exception>
    public Task<ChangeResult> CaptionAsync(int photoId, string? caption, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var wanted = VisibleText.Of(caption?.ReplaceLineEndings(" ")) is { Length: > 0 } text ? text : null;
            if (wanted?.Length > Photo.MaxCaptionLength)
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.CaptionTooLong", Photo.MaxCaptionLength.ToString(CultureInfo.InvariantCulture));
            }

            var changed = await context.ChangePhotosAsync([photoId], photo => photo.Caption, photo => photo.Caption = wanted, stop);
            return Subject(ChangeKind.Captioned, changed, wanted);
        }, cancellationToken);

    /// <param name="taken">Local wall time at the place where they were taken; null for what their files say.</param>
    /// <exception cref="ChangeRefusedException">Nobody took photos then, or none of them is there.</exception>
    public Task<ChangeResult> CorrectTimeAsync(IReadOnlyCollection<int> photoIds, DateTime? taken, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            // A day on, it is tomorrow somewhere.
            if (taken?.Year < FirstYear || taken > time.GetUtcNow().UtcDateTime.AddDays(1))
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.TakenTime");
            }

            var changed = await context.ChangePhotosAsync(photoIds, photo => photo.CorrectedTime, photo => photo.CorrectTime(taken), stop);
            if (changed > 0)
            {
                await EventFormation.FormAsync(context, stop);
            }

            return Subject(ChangeKind.TimeCorrected, changed);
        }, cancellationToken);

    /// <param name="place">Degrees north and east; null for what their files say.</param>
    /// <exception cref="ChangeRefusedException">There is no such place, or none of them is there.</exception>
    public Task<ChangeResult> CorrectPlaceAsync(IReadOnlyCollection<int> photoIds, (double Latitude, double Longitude)? place, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            if (place is { } at && (Math.Abs(at.Latitude) is not <= 90 || Math.Abs(at.Longitude) is not <= 180))
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.Place");
            }

            var changed = await context.ChangePhotosAsync(photoIds, photo => (photo.CorrectedLatitude, photo.CorrectedLongitude), photo => photo.CorrectPlace(place), stop);
            return Subject(ChangeKind.PlaceCorrected, changed);
        }, cancellationToken);

    /// <summary>Turns photos further, each from how it is shown.</summary>
    /// <param name="degrees">Clockwise, a multiple of 90; negative for the other way.</param>
    /// <exception cref="ChangeRefusedException">It is no such multiple, or none of them is there.</exception>
    public Task<ChangeResult> RotateAsync(IReadOnlyCollection<int> photoIds, int degrees, CancellationToken cancellationToken) =>
        TurnAsync(photoIds, degrees, (photo, turn) => photo.Rotate(photo.OwnerRotationDegrees + turn), cancellationToken);

    /// <summary>Turns a photo so far, however it was turned before: whoever asks twice gets the same.</summary>
    /// <param name="degrees">Clockwise from how it is shown unless the owner turns it.</param>
    /// <inheritdoc cref="RotateAsync"/>
    public Task<ChangeResult> RotateToAsync(int photoId, int degrees, CancellationToken cancellationToken) =>
        TurnAsync([photoId], degrees, (photo, turn) => photo.Rotate(turn), cancellationToken);

    private Task<ChangeResult> TurnAsync(IReadOnlyCollection<int> photoIds, int degrees, Action<Photo, int> turn, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            if (degrees % 90 != 0)
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.Rotation");
            }

            var changed = await context.ChangePhotosAsync(photoIds, photo => photo.OwnerRotationDegrees, photo => turn(photo, degrees % 360), stop);
            return Subject(ChangeKind.Rotated, changed);
        }, cancellationToken);

    private static ChangeSubject? Subject(ChangeKind kind, int changed, string? subject = null) =>
        changed == 0 ? null : new ChangeSubject(kind, changed, Subject: subject) { RequiresRematch = false };
}
