using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>Counts what the database holds.</summary>
public sealed class LibraryCounter(IDbContextFactory<FaceGalleryDbContext> contexts)
{
    public async Task<LibraryCounts> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await context.Photos
            .Where(photo => photo.Kind == RootKind.Photos && photo.MissingSince == null)
            .GroupBy(photo => photo.State)
            .Select(group => new { State = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.State, group => group.Count, cancellationToken);
        return new LibraryCounts(
            counts.GetValueOrDefault(PhotoState.Pending), counts.GetValueOrDefault(PhotoState.Indexed), counts.GetValueOrDefault(PhotoState.Failed));
    }

    /// <summary>Accepted faces in the albums' photos.</summary>
    public async Task<int> CountFacesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AlbumPhotos.SumAsync(photo => photo.FaceCount, cancellationToken);
    }

    /// <summary>Accepted faces in the albums' photos that bear no name.</summary>
    public async Task<int> CountUnknownFacesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AlbumPhotos.SumAsync(photo => photo.FaceCount - photo.NamedFaceCount, cancellationToken);
    }

    /// <summary>People with at least one photo.</summary>
    public async Task<int> CountPeopleAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.People.CountAsync(
            person => context.Faces.Any(face => face.PersonId == person.Id && context.AlbumPhotos.Any(photo => photo.Id == face.PhotoId)), cancellationToken);
    }

    /// <summary>A sentence for each portrait that enrols nobody.</summary>
    public async Task<IReadOnlyList<string>> SkippedPortraitsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var skipped = await context.Photos
            .Where(photo => photo.Kind == RootKind.People && photo.State == PhotoState.Failed && photo.MissingSince == null)
            .OrderBy(photo => photo.Path)
            .Select(photo => new { photo.Path, photo.FailureReason })
            .ToListAsync(cancellationToken);
        return [.. skipped.Select(portrait => $"The portrait {portrait.Path} was skipped: {portrait.FailureReason}")];
    }
}
