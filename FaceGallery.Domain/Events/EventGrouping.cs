using FaceGallery.Domain.Clustering;

namespace FaceGallery.Domain.Events;

/// <summary>
/// Parts photos into events where nothing was taken for long: a night without photos ends a party, and a change of folder does after a
/// few hours. A folder that somebody made for one occasion (all of its photos within two weeks) holds a trip together over its nights.
/// </summary>
public static class EventGrouping
{
    /// <summary>Fewer photos are no event.</summary>
    public const int LeastPhotos = 5;

    private static readonly TimeSpan Night = TimeSpan.FromHours(8);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(3);
    private static readonly TimeSpan RestDay = TimeSpan.FromHours(36);
    private static readonly TimeSpan Trip = TimeSpan.FromDays(14);
    private static readonly Comparer<EventPhoto> ByTime = Comparer<EventPhoto>.Create((one, other) => one.At.CompareTo(other.At));

    /// <param name="photos">In any order.</param>
    /// <param name="kept">Ids of events that the owner shaped: their photos stay, and those that were taken within hours of one join.</param>
    /// <returns>By time. Photos that are in none make no event.</returns>
    public static IReadOnlyList<EventGroup> Group(IReadOnlyCollection<EventPhoto> photos, IReadOnlySet<int> kept)
    {
        var stays = photos.ToLookup(photo => photo.EventId is { } id && kept.Contains(id));
        var shaped = stays[true].OrderBy(photo => photo.At).ToList();
        var byEvent = shaped.GroupBy(photo => photo.EventId!.Value).ToDictionary(own => own.Key, own => own.ToList());
        var free = new List<EventPhoto>();
        foreach (var photo in stays[false])
        {
            (Joined(photo, shaped) is { } id ? byEvent[id] : free).Add(photo);
        }

        var formed = Part(free).Where(group => group.Count >= LeastPhotos).ToList();
        var ids = ContinueIdentity(formed);
        return
        [
            .. byEvent.Select(own => new EventGroup(own.Key, [.. own.Value.OrderBy(photo => photo.At)]))
                .Concat(formed.Select((group, place) => new EventGroup(ids[place], group)))
                .OrderBy(group => group.Photos[0].At),
        ];
    }

    /// <summary>The shaped event in whose hours it was taken.</summary>
    private static int? Joined(EventPhoto photo, List<EventPhoto> shaped)
    {
        var place = shaped.BinarySearch(photo, ByTime);
        var next = place < 0 ? ~place : place;
        var near = new[] { next - 1, next }.Where(index => index >= 0 && index < shaped.Count).Select(index => shaped[index]).ToList();
        return near.Find(other => (other.At - photo.At).Duration() <= Pause).EventId;
    }

    private static IEnumerable<List<EventPhoto>> Part(List<EventPhoto> photos)
    {
        var occasions = photos.Where(photo => EventFolder.NameOf(photo.Folder) is not null).GroupBy(photo => photo.Folder)
            .Where(folder => folder.Max(photo => photo.At) - folder.Min(photo => photo.At) <= Trip)
            .Select(folder => folder.Key).ToHashSet();
        var group = new List<EventPhoto>();
        foreach (var photo in photos.OrderBy(photo => photo.At).ThenBy(photo => photo.PhotoId))
        {
            if (group is [.., var last] && IsApart(last, photo, occasions))
            {
                yield return group;
                group = [];
            }

            group.Add(photo);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static bool IsApart(EventPhoto earlier, EventPhoto later, HashSet<string> occasions)
    {
        var gap = later.At - earlier.At;
        return earlier.Folder == later.Folder ? gap > (occasions.Contains(later.Folder) ? RestDay : Night) : gap > Pause;
    }

    /// <summary>An event goes on where most of its photos are, once; of equals in the earlier one.</summary>
    private static int?[] ContinueIdentity(List<List<EventPhoto>> formed)
    {
        var overlaps = formed.SelectMany((group, place) => group.Where(photo => photo.EventId is not null)
            .CountBy(photo => photo.EventId!.Value).Select(overlap => (Place: place, Id: overlap.Key, Photos: overlap.Value)));
        return ContinuedIdentities.Assign(
            formed.Count, overlaps.OrderByDescending(overlap => overlap.Photos).ThenBy(overlap => overlap.Place).Select(overlap => (overlap.Id, overlap.Place)));
    }
}
