using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Names;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Events;
using FaceGallery.Web.History;
using FaceGallery.Web.Naming;
using FaceGallery.Web.OwnAlbums;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Exchange;

/// <summary>
/// One import within a context. What somebody said in the app is never overruled: only what is empty is filled, and not where it was emptied by hand. A preview does the same,
/// and saves nothing.
/// </summary>
internal sealed class ImportRun(FaceGalleryDbContext context, Findings found, TimeProvider time)
{
    private const int BatchSize = 200;
    private const int LongestKeyword = 100;

    private const Contradictions All = Contradictions.TwiceInPhoto | Contradictions.Rejected | Contradictions.SimilarName | Contradictions.PoorExample;

    private readonly ImportReport _report = new(found.Skipped);
    private readonly List<(PersonName Name, Face Face, int PhotoId)> _named = [];
    private readonly HashSet<int> _changed = [];
    private readonly HashSet<int> _placed = [];
    private readonly HashSet<int> _filled = [];
    private AppDecisions _decisions = null!;
    private HashSet<string> _people = null!;
    private HashSet<string> _callable = null!;

    public async Task<ImportReport> PreviewAsync(CancellationToken cancellationToken)
    {
        await EachBatchAsync(_ => Task.CompletedTask, progress: null, cancellationToken);
        foreach (var album in found.Albums)
        {
            await TakeAlbumAsync(album, isKept: false, cancellationToken);
        }

        await TakeOtherWordsAsync(isKept: false, cancellationToken);

        context.ChangeTracker.Clear();
        return Counted();
    }

    /// <summary>Within a change.</summary>
    public async Task<ImportReport> TakeAsync(Action<int, int>? progress, CancellationToken cancellationToken)
    {
        // Boxes in which we found no face are faces from now on, and need an id to be named.
        await EachBatchAsync(stop => context.SaveChangesAsync(stop), progress, cancellationToken);
        foreach (var person in _named.GroupBy(pair => pair.Name.Key))
        {
            var chosen = await FaceEditSet.ReadAsync(context, [.. person.Select(pair => pair.Face.Id)], cancellationToken);
            await chosen.NameAsync(person.First().Name, All, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
        }

        foreach (var album in found.Albums)
        {
            await TakeAlbumAsync(album, isKept: true, cancellationToken);
        }

        await TakeOtherWordsAsync(isKept: true, cancellationToken);

        if (_report.Times + _report.Hidden > 0)
        {
            await EventFormation.FormAsync(context, cancellationToken);
        }

        return Counted();
    }

    private Task TakeOtherWordsAsync(bool isKept, CancellationToken cancellationToken) => new OtherWordsImport(context, found, _decisions, _report).TakeAsync(
        _named.Select(pair => pair.Name), _named.Select(pair => pair.Face.Id).ToHashSet(), DateOnly.FromDateTime(time.GetLocalNow().DateTime), isKept, cancellationToken);

    private ImportReport Counted()
    {
        var people = _named.Select(pair => pair.Name.Key).Distinct().ToList();
        (_report.Named, _report.NamedPhotos) = (_named.Count, _named.Select(pair => pair.PhotoId).Distinct().Count());
        (_report.People, _report.NewPeople) = (people.Count, people.Count(key => !_people.Contains(key)));
        _report.Photos = _changed.Count;
        _report.AllPhotos = _changed.Union(_named.Select(pair => pair.PhotoId)).Union(_placed).Count();
        return _report;
    }

    private async Task EachBatchAsync(Func<CancellationToken, Task> keep, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        _decisions = await AppDecisions.ReadAsync(context, cancellationToken);
        _people = [.. await context.People.Select(person => person.NameKey).ToListAsync(cancellationToken)];

        // Whom this import names is known from its beginning, so that a second one finds nothing more.
        _callable = [.. _people, .. found.Names.Select(named => PersonName.TryParse(named.Name, out var name, out _) ? name.Key : "")];
        var names = found.Names.Distinct().ToLookup(name => name.PhotoId);
        var (ids, done) = (names.Select(photo => photo.Key).Union(found.Words.Keys).Order().ToList(), 0);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            await TakeBatchAsync(batch, names, cancellationToken);
            await keep(cancellationToken);
            context.ChangeTracker.Clear();
            progress?.Invoke(done += batch.Length, ids.Count);
        }
    }

    private async Task TakeBatchAsync(int[] ids, ILookup<int, NamedRegion> names, CancellationToken cancellationToken)
    {
        var photos = await context.Photos.Include(photo => photo.Faces).Where(photo => ids.Contains(photo.Id) && photo.Kind == RootKind.Photos).ToListAsync(cancellationToken);
        var faces = await FaceImport.ReadAsync(context, ids, _report.Skipped, cancellationToken);
        foreach (var photo in photos)
        {
            var words = found.Words.GetValueOrDefault(photo.Id, PhotoWords.None);
            _named.AddRange(faces.FindIn(photo, [.. names[photo.Id].Any() ? names[photo.Id] : Called(photo, words)]).Select(pair => (pair.Name, pair.Face, photo.Id)));
            if (!words.SaysNothing)
            {
                Take(photo, words);
            }
        }
    }

    /// <summary>A keyword that is the name of somebody known, in a photo of which nobody says who is in it.</summary>
    private IEnumerable<NamedRegion> Called(Photo photo, PhotoWords words)
    {
        var known = words.Keywords.Where(keyword => PersonName.TryParse(keyword, out var name, out _) && _callable.Contains(name.Key)).ToList();
        return photo.FaceCount == 1 && known is [var only] ? [new NamedRegion(photo.Id, only, Box: null)] : [];
    }

    private void Take(Photo photo, PhotoWords words)
    {
        _report.Favourites += Set(photo, nameof(Photo.IsFavourite), words.IsFavourite && !photo.IsFavourite, isFree: true, () => photo.IsFavourite = true);
        _report.Hidden += Set(photo, nameof(Photo.IsHidden), words.IsHidden && !photo.IsHidden, isFree: true, () => photo.IsHidden = true);
        var caption = Fitting(words.Caption);
        _report.Captions += Set(photo, nameof(Photo.Caption), caption is not null && caption != photo.Caption, isFree: photo.Caption is null, () => photo.Caption = caption);
        TakeKeywords(photo, words.Keywords);
        TakeTime(photo, words.TakenAt ?? LocalOf(photo, words.TakenAtUtc));
        TakePlace(photo, words.Place);
        var turn = words.Turn is { } degrees ? (degrees - photo.RotationDegrees + 720) % 360 : 0;
        _report.Turns += Set(photo, nameof(Photo.OwnerRotationDegrees), turn != 0 && turn != photo.OwnerRotationDegrees, isFree: photo.OwnerRotationDegrees == 0, () => photo.Rotate(turn));
    }

    /// <param name="isFree">Nothing is said yet.</param>
    /// <returns>1 where it was set.</returns>
    private int Set(Photo photo, string value, bool isWanted, bool isFree, Action set)
    {
        if (!isWanted)
        {
            return 0;
        }

        if (!isFree || _decisions.IsOn(photo.Id, value))
        {
            _report.Skipped.Add(ImportSkip.Decided, photo.Path);
            return 0;
        }

        set();
        _changed.Add(photo.Id);
        return 1;
    }

    private string? Fitting(string? text)
    {
        var visible = VisibleText.Of(text?.ReplaceLineEndings(" "));
        if (visible.Length > Photo.MaxCaptionLength)
        {
            _report.Skipped.Add(ImportSkip.Cut, visible);
            visible = Portion(visible, Photo.MaxCaptionLength);
        }

        return visible.Length == 0 ? null : visible;
    }

    private void TakeKeywords(Photo photo, IReadOnlyList<string> keywords)
    {
        var before = photo.Keywords?.Split('\n') ?? [];
        var (all, length) = (before.ToList(), photo.Keywords?.Length ?? -1);
        foreach (var keyword in keywords.Select(keyword => VisibleText.Of(keyword.ReplaceLineEndings(" "))).Where(keyword => keyword.Length > 0).Except(before, StringComparer.OrdinalIgnoreCase))
        {
            if (keyword.Length > LongestKeyword || length + 1 + keyword.Length > Photo.MaxKeywordsLength)
            {
                _report.Skipped.Add(ImportSkip.Cut, keyword);
                continue;
            }

            all.Add(keyword);
            length += 1 + keyword.Length;
        }

        _report.Keywords += Set(photo, nameof(Photo.Keywords), all.Count > before.Length, isFree: true, () => photo.Keywords = string.Join('\n', all));
    }

    private void TakeTime(Photo photo, DateTime? said)
    {
        if (said is not { } taken || IsSame(photo.TakenAt, taken))
        {
            return;
        }

        // A day on, it is tomorrow somewhere.
        if (taken.Year < PhotoEditing.FirstYear || taken > time.GetUtcNow().UtcDateTime.AddDays(1))
        {
            _report.Skipped.Add(ImportSkip.BadTime, photo.Path);
            return;
        }

        var isFree = photo.CorrectedTime is null && photo.ClockShiftMinutes == 0 && !_decisions.IsOn(photo.Id, nameof(Photo.ClockShiftMinutes));
        _report.Times += Set(photo, nameof(Photo.CorrectedTime), isWanted: true, isFree, () => photo.CorrectTime(DateTime.SpecifyKind(taken, DateTimeKind.Unspecified)));
    }

    /// <summary>Other programs leave seconds out, or the time of day.</summary>
    private static bool IsSame(DateTime? known, DateTime said) => known is { } time
        && ((time - said).Duration() < TimeSpan.FromSeconds(1) || said == time.Date || said == time.Date.AddMinutes((int)time.TimeOfDay.TotalMinutes));

    /// <summary>
    /// The camera's clock shows the hours of some zone: where it is whole quarters of an hour from the moment that is said, it is right. Else the zone is the file's, or home's.
    /// </summary>
    private DateTime? LocalOf(Photo photo, DateTime? utc)
    {
        if (utc is not { } moment || moment.Year < PhotoEditing.FirstYear || moment > time.GetUtcNow().UtcDateTime.AddDays(1))
        {
            return utc;
        }

        if (photo.CameraTime is { } camera && (camera - moment).Duration() <= TimeSpan.FromHours(15))
        {
            var beyond = Math.Abs(Math.IEEERemainder((camera - moment).TotalSeconds, TimeSpan.FromMinutes(15).TotalSeconds));
            if (beyond < 2)
            {
                return null;
            }
        }

        return moment + (photo.TakenAtOffsetMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : time.LocalTimeZone.GetUtcOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)));
    }

    private void TakePlace(Photo photo, (double Latitude, double Longitude)? said)
    {
        // Some two metres: programs round.
        const double Near = 0.00002;
        var (latitude, longitude) = (photo.CorrectedLatitude ?? photo.Latitude, photo.CorrectedLongitude ?? photo.Longitude);
        if (said is not { } place || (Math.Abs(place.Latitude - (latitude ?? double.MaxValue)) < Near && Math.Abs(place.Longitude - (longitude ?? double.MaxValue)) < Near))
        {
            return;
        }

        if (Math.Abs(place.Latitude) is not <= 90 || Math.Abs(place.Longitude) is not <= 180)
        {
            _report.Skipped.Add(ImportSkip.BadPlace, photo.Path);
            return;
        }

        _report.Places += Set(photo, nameof(Photo.CorrectedLatitude), isWanted: true, isFree: photo.CorrectedLatitude is null, () => photo.CorrectPlace(place));
    }

    /// <summary>An album of that name is filled up, whatever it is called by now; what was taken out of it stays out.</summary>
    private async Task TakeAlbumAsync(FoundAlbum album, bool isKept, CancellationToken cancellationToken)
    {
        var name = Portion(VisibleText.Of(album.Name), OwnAlbum.MaxNameLength).Trim();
        var (there, isGone) = _decisions.AlbumsOf(name);
        var free = there.Where(id => !_filled.Contains(id)).ToList();
        if (name.Length == 0 || album.PhotoIds.Count == 0 || (free.Count == 0 && isGone))
        {
            _report.Skipped.Add(free.Count == 0 && isGone ? ImportSkip.AlbumDeleted : ImportSkip.AlbumEmpty, album.Name);
            return;
        }

        // Several may bear one name: it is the one that is most like it.
        var placed = (await context.OwnAlbumPhotos.Where(placed => free.Contains(placed.AlbumId)).AsNoTracking().ToListAsync(cancellationToken)).ToLookup(placed => placed.AlbumId, placed => placed.PhotoId);
        var known = free.Count == 0 ? (int?)null : free.MaxBy(id => placed[id].Intersect(album.PhotoIds).Count());
        var wanted = album.PhotoIds.Distinct().Where(photo => known is not { } id || !(placed[id].Contains(photo) || _decisions.WasTakenOut(id, photo))).ToList();
        _report.NewAlbums += known is null ? 1 : 0;
        _report.InAlbums += wanted.Count;
        _placed.UnionWith(wanted);
        _filled.UnionWith(known is { } filled ? [filled] : []);
        if (isKept && wanted.Count > 0)
        {
            await OwnAlbumEditing.FillAsync(context, known ?? await AddAsync(album, name, cancellationToken), wanted, album.IsInOrder, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task<int> AddAsync(FoundAlbum album, string name, CancellationToken cancellationToken)
    {
        var description = Portion(VisibleText.Of(album.Description?.ReplaceLineEndings(" ")), OwnAlbum.MaxDescriptionLength);
        var added = context.OwnAlbums.Add(new OwnAlbum { Name = name, Description = description.Length == 0 ? null : description, CoverPhotoId = album.CoverPhotoId }).Entity;
        await context.SaveChangesAsync(cancellationToken);
        return added.Id;
    }

    private static string Portion(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
