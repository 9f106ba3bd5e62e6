using FaceGallery.Domain.Albums;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.People;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Albums;

/// <summary>What a person's album is made of: its years, and the parts that one may look at alone.</summary>
public sealed class PersonAlbum(ViewerContexts contexts, AlbumService albums, PeopleInAlbum people, Text text)
{
    private const int MaxFriends = 12;

    /// <returns>The times of the first photo and the last, null when there is none; and the whole album, alone, with others, with each who is often there.</returns>
    public async Task<((DateTime First, DateTime Last)? Span, IReadOnlyList<AlbumChoice> Choices)> ReadAsync(PersonCard person, CancellationToken cancellationToken)
    {
        var whole = new PhotoSearch { AllOf = [person.Id] };
        var alone = AlbumKey.Of(whole with { MaxFaces = 1 });
        var withOthers = AlbumKey.Of(whole with { MinFaces = 2 });
        var friends = await people.ListAsync(AlbumKey.Of(whole), MaxFriends, cancellationToken);
        return (await SpanAsync(AlbumKey.Of(whole), cancellationToken),
        [
            new(AlbumKey.Of(whole), text["Choices.All"], person.PhotoCount),
            new(alone, text["Person.Alone"], await albums.CountAsync(alone, cancellationToken)),
            new(withOthers, text["Person.WithOthers"], await albums.CountAsync(withOthers, cancellationToken)),
            .. friends.Select(friend => new AlbumChoice(AlbumKey.Of(whole with { AllOf = [person.Id, friend.Person.Id] }), friend.Person.Name, friend.Photos, friend.Person)),
        ]);
    }

    private async Task<(DateTime First, DateTime Last)?> SpanAsync(AlbumKey album, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var span = await context.Album(album).GroupBy(_ => 1)
            .Select(photos => new { First = photos.Min(photo => photo.SortTime), Last = photos.Max(photo => photo.SortTime) }).SingleOrDefaultAsync(cancellationToken);
        return span is null ? null : (span.First, span.Last);
    }
}
