using FaceGallery.Domain.Albums;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;

namespace FaceGallery.Web.Api;

/// <summary>What a link shows. Person, people and event hold together: the person's photos of the event. An album or photos stand alone.</summary>
/// <param name="People">All of them are in each photo.</param>
/// <param name="Album">As <c>photos?album=</c> takes it: "group", or the album of a smart album.</param>
internal sealed record ApiShareScope(string? Person, IReadOnlyList<string>? People, string? Event, string? Album, IReadOnlyList<string>? Photos)
{
    /// <returns>Null where it names nothing, or things that do not go together.</returns>
    public ShareScope? ToScope()
    {
        List<string> people = [.. (People ?? []).Append(Person).OfType<string>()];
        var isSearch = people.Count > 0 || Event is not null;
        var given = new[] { isSearch, Album is not null, Photos is { Count: > 0 } }.Count(part => part);
        if (given != 1 || people.Concat(Photos ?? []).Append(Event).OfType<string>().Any(id => ApiId.TryParse(id) is null))
        {
            return null;
        }

        if (Photos is { Count: > 0 })
        {
            return ShareScope.Of([.. Photos.Select(ApiId.Parse)]);
        }

        var album = isSearch ? AlbumKey.Of(new PhotoSearch { AllOf = [.. people.Select(ApiId.Parse).Distinct()], EventId = ApiId.TryParse(Event) }) : AlbumKey.Parse(Album);
        return album is null ? null : ShareScope.Of(album);
    }
}
