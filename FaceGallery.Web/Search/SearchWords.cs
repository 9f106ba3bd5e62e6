using System.Globalization;
using FaceGallery.Domain.Albums;
using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.Search;

/// <summary>Says in words what a search asks for, condition by condition.</summary>
public static class SearchWords
{
    /// <param name="names">People's, by their ids.</param>
    public static IReadOnlyList<SearchChip> Of(PhotoSearch search, IReadOnlyDictionary<int, string> names, SearchTitles titles, Text text)
    {
        string Name(int id) => names.GetValueOrDefault(id) ?? text["Search.Gone"];
        return
        [
            .. search.AllOf.Select(id => new SearchChip(Name(id), search with { AllOf = Except(search.AllOf, id) })),
            .. search.AnyOf.Count == 0 ? Array.Empty<SearchChip>() : [new(text["Search.AnyOf", string.Join(text["Caption.Comma"], search.AnyOf.Select(Name))], search with { AnyOf = [] })],
            .. search.NoneOf.Select(id => new SearchChip(text["Search.NoneOf", Name(id)], search with { NoneOf = Except(search.NoneOf, id) })),
            .. If(search.IsOnlyThem, text["Search.Only"], search with { IsOnlyThem = false }),
            .. If(search is not { MinFaces: null, MaxFaces: null }, Faces(search, text), search with { MinFaces = null, MaxFaces = null }),
            .. If(search.Known is not null, text[$"Search.Known.{search.Known}"], search with { Known = null }),
            .. If(search.From is not null || search.To is not null, Days(search, text), search with { From = null, To = null }),
            .. If(search.EventId is not null, titles.Events.GetValueOrDefault(search.EventId ?? 0) ?? text["Search.Gone"], search with { EventId = null }),
            .. If(search.AlbumId is not null, titles.Albums.GetValueOrDefault(search.AlbumId ?? 0) ?? text["Search.Gone"], search with { AlbumId = null }),
            .. If(search.IsFavourite, text["Favourites.Title"], search with { IsFavourite = false }),
            .. If(search.Folder is not null, text["Search.Folder", search.Folder?.Path], search with { Folder = null }),
            .. If(search.Camera is not null, search.Camera ?? "", search with { Camera = null }),
            .. search.Texts.Select(part => new SearchChip(text["Search.Text", part], search with { Texts = [.. search.Texts.Where(other => other != part)] })),
            .. If(search.IsHidden, text["Unknown.Hidden"], search with { IsHidden = false }),
        ];
    }

    private static IReadOnlyList<SearchChip> If(bool holds, string label, PhotoSearch without) => holds ? [new(label, without)] : [];

    private static IReadOnlyList<int> Except(IReadOnlyList<int> ids, int id) => [.. ids.Where(other => other != id)];

    private static string Faces(PhotoSearch search, Text text) => search switch
    {
        { MaxFaces: 0 } => text["Unknown.NoFace"],
        { MinFaces: { } min, MaxFaces: null } => text["Search.FacesFrom", min],
        { MinFaces: null, MaxFaces: { } max } => text["Search.FacesTo", max],
        { MinFaces: { } min, MaxFaces: { } max } => min == max ? text.Count("Count.Faces", min) : text["Search.FacesBetween", min, max],
        _ => "",
    };

    private static string Days(PhotoSearch search, Text text) => search switch
    {
        { From: { Month: 1, Day: 1 } from, To: { Month: 12, Day: 31 } to } when from.Year == to.Year => from.Year.ToString(CultureInfo.CurrentCulture),
        { From: { Day: 1 } from, To: { } to } when from.AddMonths(1).AddDays(-1) == to => from.ToString("Y", CultureInfo.CurrentCulture),
        { From: { } from, To: { } to } => from == to ? Day(from) : $"{Day(from)} – {Day(to)}",
        { From: { } from } => text["Search.Since", Day(from)],
        { To: { } to } => text["Search.Until", Day(to)],
        _ => "",
    };

    private static string Day(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);
}
