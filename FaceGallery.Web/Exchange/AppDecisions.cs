using System.Globalization;
using System.Text.Json;
using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.History;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Exchange;

/// <summary>
/// What the owner decided in the app, as the history tells: that a photo is no favourite, or has no caption, is a decision, too, and looks like none having been made. What was
/// undone is none.
/// </summary>
internal sealed class AppDecisions
{
    /// <summary>Which value each kind of change is about: it writes others, too, such as the events that follow from a time.</summary>
    private static readonly Dictionary<ChangeKind, string> About = new()
    {
        [ChangeKind.Favoured] = nameof(Photo.IsFavourite),
        [ChangeKind.Unfavoured] = nameof(Photo.IsFavourite),
        [ChangeKind.Captioned] = nameof(Photo.Caption),
        [ChangeKind.TimeCorrected] = nameof(Photo.CorrectedTime),
        [ChangeKind.ClockShifted] = nameof(Photo.ClockShiftMinutes),
        [ChangeKind.PlaceCorrected] = nameof(Photo.CorrectedLatitude),
        [ChangeKind.Rotated] = nameof(Photo.OwnerRotationDegrees),
        [ChangeKind.PhotosShown] = nameof(Photo.IsHidden),
    };

    private static readonly string[] OfPeople = [nameof(Person.Birthday), nameof(Person.IsHidden), nameof(Person.IsPrivate)];

    private readonly HashSet<(int PhotoId, string Value)> _photos = [];
    private readonly HashSet<string> _takenOut = [];
    private readonly HashSet<(string Name, int Id)> _albums = [];
    private readonly HashSet<int> _present = [];
    private readonly HashSet<(int PersonId, string Value)> _people = [];
    private readonly HashSet<int> _reconsidered = [];
    private readonly HashSet<string> _searches = [];

    private AppDecisions()
    {
    }

    public static async Task<AppDecisions> ReadAsync(FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        var found = new AppDecisions();
        var kinds = About.Keys.ToList();
        var rows =
            from change in context.Changes
            where change.UndoneAt == null
            from row in change.Rows
            where (row.Entity == nameof(Photo) && kinds.Contains(change.Kind)) || row.Entity == nameof(OwnAlbum) || (row.Entity == nameof(OwnAlbumPhoto) && row.After == null)
                || (row.Entity == nameof(Person) && change.Kind == ChangeKind.PersonEdited) || (row.Entity == nameof(Face) && !row.IsMachine && change.Kind == ChangeKind.Reconsidered)
                || row.Entity == nameof(SmartAlbum)
            orderby row.Id
            select new { change.Kind, row.Entity, row.Key, row.Before, row.After };
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            switch (row.Entity)
            {
                case nameof(Photo) when row.Before?.Contains($"\"{About[row.Kind]}\"", StringComparison.Ordinal) == true:
                    found._photos.Add((Id(row.Key), About[row.Kind]));
                    break;
                case nameof(OwnAlbum):
                    foreach (var name in new[] { row.Before, row.After }.Select(NameIn).OfType<string>())
                    {
                        found._albums.Add((name, Id(row.Key)));
                    }

                    break;
                case nameof(OwnAlbumPhoto):
                    found._takenOut.Add(row.Key);
                    break;
                case nameof(Person):
                    found._people.UnionWith(OfPeople.Where(value => row.Before?.Contains($"\"{value}\"", StringComparison.Ordinal) == true).Select(value => (Id(row.Key), value)));
                    break;
                case nameof(Face):
                    found._reconsidered.Add(Id(row.Key));
                    break;
                case nameof(SmartAlbum):
                    found._searches.UnionWith(new[] { NameIn(row.Before), NameIn(row.After) }.OfType<string>());
                    break;
            }
        }

        found._searches.UnionWith(await context.SmartAlbums.Select(search => search.Name).ToListAsync(cancellationToken));
        foreach (var album in await context.OwnAlbums.Select(album => new { album.Id, album.Name }).ToListAsync(cancellationToken))
        {
            found._present.Add(album.Id);
            found._albums.Add((album.Name, album.Id));
        }

        return found;
    }

    /// <param name="value">A property of <see cref="Photo"/>.</param>
    public bool IsOn(int photoId, string value) => _photos.Contains((photoId, value));

    /// <param name="value">A property of <see cref="Person"/>.</param>
    public bool IsOnPerson(int personId, string value) => _people.Contains((personId, value));

    /// <summary>The face was said to be a face, and nobody's, after it had been said to be none or a stranger.</summary>
    public bool WasReconsidered(int faceId) => _reconsidered.Contains(faceId);

    /// <summary>A search was kept under that name, and is so still or not.</summary>
    public bool KnewSearch(string name) => _searches.Contains(name);

    /// <summary>The albums that bear a name, or bore it before they were renamed, and whether one of them is gone.</summary>
    public (IReadOnlyList<int> There, bool IsGone) AlbumsOf(string name)
    {
        var ids = _albums.Where(album => album.Name == name).Select(album => album.Id).Distinct().Order().ToLookup(_present.Contains);
        return ([.. ids[true]], ids[false].Any());
    }

    public bool WasTakenOut(int albumId, int photoId) => _takenOut.Contains(string.Create(CultureInfo.InvariantCulture, $"{albumId},{photoId}"));

    private static int Id(string key) => int.Parse(key, CultureInfo.InvariantCulture);

    private static string? NameIn(string? values)
    {
        using var json = JsonDocument.Parse(values ?? "{}");
        return json.RootElement.TryGetProperty(nameof(OwnAlbum.Name), out var name) ? name.GetString() : null;
    }
}
