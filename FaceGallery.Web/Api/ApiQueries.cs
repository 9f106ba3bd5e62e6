using System.Globalization;
using FaceGallery.Web.Data;
using FaceGallery.Web.Faces;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Library;
using FaceGallery.Web.Recognition;
using FaceGallery.Web.Search;
using FaceGallery.Web.Stacks;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Api;

/// <summary>Reads what the API tells.</summary>
internal sealed class ApiQueries(
    IDbContextFactory<FaceGalleryDbContext> contexts, LibraryCounter counter, IndexingProgress progress, IndexingControl control, RecognitionEngine engine)
{
    public async Task<ApiStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var snapshot = progress.Current;
        var counts = await counter.CountAsync(cancellationToken);
        var faces = await counter.CountFacesAsync(cancellationToken);
        return new ApiStatus(
            new(control.IsPaused || control.IsHeld ? IndexingState.Paused : snapshot.State, counts.Photos, counts.Indexed, counts.Pending, counts.Failed, snapshot.PhotosPerSecond),
            new(
                counts.Indexed,
                faces.All,
                await counter.CountPeopleAsync(cancellationToken),
                faces.Unknown),
            new(engine.DetectorName, engine.EmbedderName, engine.Provider));
    }

    public async Task<ApiList<ApiPhoto>> PhotosAsync(ApiPhotoFilter filter, ApiPage page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var wanted = filter.Apply(context);
        var total = await wanted.CountAsync(cancellationToken);
        var photos = await wanted.NewestFirst().Skip(page.From).Take(page.Count)
            .Select(photo => new { photo.Id, photo.Path, photo.TakenAt, photo.Width, photo.Height, photo.State, photo.IsFavourite, photo.Caption, photo.OwnerRotationDegrees, photo.StackId, Latitude = photo.CorrectedLatitude ?? photo.Latitude, Longitude = photo.CorrectedLongitude ?? photo.Longitude })
            .ToListAsync(cancellationToken);

        var ids = photos.Select(photo => photo.Id).ToList();
        var named = await context.Named(context.Faces.Where(face => ids.Contains(face.PhotoId))).ToListAsync(cancellationToken);
        var faces = named.ToLookup(face => face.PhotoId, face => ApiFace.Of(face.Face));
        var stacks = photos.Select(photo => photo.StackId).OfType<int>().Distinct().ToList();
        var stacked = context.AlbumPhotos.Where(photo => photo.StackId != null && stacks.Contains(photo.StackId.Value));
        var counts = await stacked.GroupBy(photo => photo.StackId!.Value).Select(stack => new { stack.Key, Count = stack.Count() }).ToDictionaryAsync(stack => stack.Key, stack => stack.Count, cancellationToken);
        var tops = await stacked.BestOfStacks().Select(photo => photo.Id).ToHashSetAsync(cancellationToken);
        return new ApiList<ApiPhoto>(total, [.. photos.Select(photo => new ApiPhoto(
            photo.Id.ToString(CultureInfo.InvariantCulture), photo.Path, photo.TakenAt, photo.Width, photo.Height, photo.State, [.. faces[photo.Id]],
            photo.IsFavourite, photo.Caption, photo.OwnerRotationDegrees, photo.Latitude, photo.Longitude)
            {
                StackId = photo.StackId is { } id ? ApiId.Of(id) : null,
                StackCount = photo.StackId is { } stack ? counts.GetValueOrDefault(stack, 1) : 1,
                StackTop = tops.Contains(photo.Id),
            })]);
    }
}
