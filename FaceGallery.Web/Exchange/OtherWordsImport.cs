using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Names;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Naming;
using FaceGallery.Web.People;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Exchange;

/// <summary>
/// What is said elsewhere of people, of faces otherwise than by a name, and which searches were kept. People are known by their names, and those of whom no face bears one are left out. Nothing that somebody said in
/// the app is overruled.
/// </summary>
internal sealed class OtherWordsImport(FaceGalleryDbContext context, Findings found, AppDecisions decisions, ImportReport report)
{
    private const int BatchSize = 200;

    private Dictionary<string, Person> _people = [];

    /// <param name="named">Who is named by the same import. In a preview they are not there yet.</param>
    /// <param name="faces">Ids of the faces that they are.</param>
    /// <param name="isKept">False in a preview.</param>
    public async Task TakeAsync(IEnumerable<PersonName> named, IReadOnlySet<int> faces, DateOnly today, bool isKept, CancellationToken cancellationToken)
    {
        _people = await context.People.ToDictionaryAsync(person => person.NameKey, cancellationToken);
        foreach (var name in named)
        {
            _people.TryAdd(name.Key, Person.Named(name));
        }

        foreach (var said in found.People)
        {
            Take(said, today);
        }

        foreach (var batch in found.Verdicts.GroupBy(verdict => verdict.PhotoId).Chunk(BatchSize))
        {
            await TakeAsync([.. batch.SelectMany(verdicts => verdicts)], faces, isKept, cancellationToken);
        }

        foreach (var search in found.Searches)
        {
            Take(search);
        }

        if (isKept)
        {
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    private void Take(FoundPerson said, DateOnly today)
    {
        if (PersonOf(said.Name) is not { } person)
        {
            return;
        }

        var hasBirthday = said.Birthday is { } day && PeopleEditing.CanBeBirthday(day, today);
        bool[] taken =
        [
            Set(nameof(Person.Birthday), hasBirthday && person.Birthday != said.Birthday, isFree: person.Birthday is null, () => person.Birthday = said.Birthday),
            Set(nameof(Person.IsHidden), said.IsHidden && !person.IsHidden, isFree: true, () => person.IsHidden = true),
            Set(nameof(Person.IsPrivate), said.IsPrivate && !person.IsPrivate, isFree: true, () => person.IsPrivate = true),
        ];
        report.Described += taken.Contains(true) ? 1 : 0;

        bool Set(string value, bool isWanted, bool isFree, Action set)
        {
            if (isWanted && (!isFree || decisions.IsOnPerson(person.Id, value)))
            {
                report.Skipped.Add(ImportSkip.Decided, person.Name);
                return false;
            }

            if (isWanted)
            {
                set();
            }

            return isWanted;
        }
    }

    private async Task TakeAsync(List<FoundVerdict> verdicts, IReadOnlySet<int> named, bool isKept, CancellationToken cancellationToken)
    {
        var photos = verdicts.ConvertAll(verdict => verdict.PhotoId);
        var faces = (await context.Faces.Where(face => photos.Contains(face.PhotoId) && face.Photo!.Kind == RootKind.Photos).ToListAsync(cancellationToken)).ToLookup(face => face.PhotoId);
        var meant = verdicts.Select(verdict => (Said: verdict, Face: FaceImport.Nearest([.. faces[verdict.PhotoId]], verdict.Box)))
            .Where(pair => pair.Face is { AssignedBy: not AssignedBy.Human, IsNotAFace: false, IsStranger: false } && !named.Contains(pair.Face.Id))
            .DistinctBy(pair => pair.Face!.Id).Where(pair => !pair.Said.IsNotAFace && !pair.Said.IsStranger || !decisions.WasReconsidered(pair.Face!.Id)).ToList();
        if (meant.Count == 0)
        {
            return;
        }

        var chosen = await FaceEditSet.ReadAsync(context, meant.ConvertAll(pair => pair.Face!.Id), cancellationToken);
        foreach (var (said, face) in meant)
        {
            report.Judged += await JudgeAsync(chosen, face!, said, isKept, cancellationToken) ? 1 : 0;
        }
    }

    private async Task<bool> JudgeAsync(FaceEditSet chosen, Face face, FoundVerdict said, bool isKept, CancellationToken cancellationToken)
    {
        var others = said.IsNotAFace || said.IsStranger ? [] : said.Not.Select(PersonOf).OfType<Person>().Where(person => !chosen.IsRejected(face, person.Id)).Distinct().ToList();
        if (!said.IsNotAFace && !said.IsStranger && others.Count == 0)
        {
            return false;
        }

        if (!isKept)
        {
            return true;
        }

        foreach (var other in others)
        {
            await chosen.RejectAsync(face, other.Id, cancellationToken);
        }

        if (others.Count == 0)
        {
            await chosen.WithdrawAsync(face, cancellationToken);
            (said.IsNotAFace ? (Action)face.CallNoFace : face.Ignore)();
        }

        return true;
    }

    /// <summary>Ids of events, albums and folders say nothing here.</summary>
    private void Take(FoundSearch found)
    {
        var name = VisibleText.Of(found.Name).Trim();
        if (name.Length is 0 or > SmartAlbum.MaxNameLength || decisions.KnewSearch(name))
        {
            return;
        }

        var people = found.People.ToDictionary(pair => pair.Key, pair => PersonOf(pair.Value)?.Id);
        if (PhotoSearchText.Read(found.Search) is not { EventId: null, AlbumId: null, Folder: null } search || search.People.Any(id => people.GetValueOrDefault(id) is null))
        {
            report.Skipped.Add(ImportSkip.SearchOfOthers, name);
            return;
        }

        context.SmartAlbums.Add(new SmartAlbum
        {
            Name = name,
            Search = PhotoSearchText.Write(search with { AllOf = Here(search.AllOf), AnyOf = Here(search.AnyOf), NoneOf = Here(search.NoneOf) }),
        });
        report.Searches++;

        IReadOnlyList<int> Here(IReadOnlyList<int> there) => [.. there.Select(id => people[id]!.Value)];
    }

    private Person? PersonOf(string said) => PersonName.TryParse(said, out var name, out _) ? _people.GetValueOrDefault(name.Key) : null;
}
