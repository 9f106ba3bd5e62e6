using System.Globalization;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Messages;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Matching;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>Counts what the database holds.</summary>
public sealed class LibraryCounter(IDbContextFactory<FaceGalleryDbContext> contexts)
{
    /// <summary>Files: of a photo that lies in several places each counts.</summary>
    public async Task<LibraryCounts> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var files = context.PresentFiles.Where(file => file.Kind == RootKind.Photos);
        var read = files.Where(file => file.PendingSince == null);
        var (all, done) = (await files.CountAsync(cancellationToken), await read.CountAsync(cancellationToken));

        // Asked for by the photos that failed, which are few.
        var failed = await read.CountAsync(file => context.FailedPhotos.Select(photo => (int?)photo.Id).Contains(file.PhotoId), cancellationToken);
        var portraits = await context.PresentFiles.CountAsync(file => file.Kind == RootKind.People && file.PendingSince != null, cancellationToken);
        return new LibraryCounts(all - done, done - failed, failed) { PendingPortraits = portraits };
    }

    /// <summary>Accepted faces in the albums' photos, and those of them that bear no name.</summary>
    public async Task<(int All, int Unknown)> CountFacesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var all = await context.AlbumPhotos.SumAsync(photo => photo.FaceCount, cancellationToken);
        return (all, all - await context.AlbumPhotos.SumAsync(photo => photo.NamedFaceCount, cancellationToken));
    }

    /// <summary>People with at least one photo.</summary>
    public async Task<int> CountPeopleAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.People.CountAsync(
            person => context.Faces.Any(face => face.PersonId == person.Id && context.AlbumPhotos.Any(photo => photo.Id == face.PhotoId)), cancellationToken);
    }

    /// <summary>Each portrait by which nobody is recognised, with the reason.</summary>
    public async Task<IReadOnlyList<Message>> SkippedPortraitsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var skipped = await context.Photos
            .Where(photo => photo.Kind == RootKind.People && photo.State == PhotoState.Failed && photo.MissingSince == null)
            .OrderBy(photo => photo.Path)
            .Select(photo => new { photo.Path, photo.FailureReason })
            .ToListAsync(cancellationToken);
        var poor = await context.PortraitsSetAside().OrderBy(face => face.Photo!.Path)
            .Select(face => new { face.Photo!.Path, face.Quality, face.PersonId }).ToListAsync(cancellationToken);
        var people = skipped.Count == 0 ? [] : await context.People.ToDictionaryAsync(person => person.NameKey, person => person.Id, cancellationToken);
        return
        [
            .. skipped.Select(portrait => new Message("Indexing.Problem.Skipped", portrait.Path)
            {
                Reason = portrait.FailureReason,
                Href = PortraitName.TryParse(portrait.Path, out var name, out _) && people.TryGetValue(name.Key, out var person) ? HrefOf(person) : "welcome?step=people",
            }),
            .. from portrait in poor
               where !portrait.Quality.IsExample
               select new Message("Indexing.Problem.SetAside", portrait.Path)
               {
                   Reason = new Message($"Poor.{portrait.Quality.ExampleFlaws.Each().First()}"),
                   Href = HrefOf(portrait.PersonId!.Value),
               },
        ];
    }

    private static string HrefOf(int person) => string.Create(CultureInfo.InvariantCulture, $"people/{person}?tab=faces");
}
