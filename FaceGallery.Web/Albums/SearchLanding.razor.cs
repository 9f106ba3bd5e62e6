using FaceGallery.Web.People;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>Where a search can begin without typing: faces, years, and what was searched for lately.</summary>
public partial class SearchLanding
{
    private const int MaxFaces = 12;

    private IReadOnlyList<(AlbumKey Album, string Words)> _recent = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<PersonCard> People { get; set; } = [];

    /// <summary>Of which there are photos.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<int> Years { get; set; } = [];

    [Inject]
    private RecentSearches Recent { get; set; } = default!;

    private IEnumerable<PersonCard> Faces => People.Where(person => !person.IsHidden).Take(MaxFaces);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            // Of whom there is nothing to say any more, and events and albums, whose names are not known here, are left out.
            var names = People.ToDictionary(person => person.Id, person => person.Name);
            _recent =
            [
                .. from album in await Recent.ReadAsync()
                   where album.Search is { EventId: null, AlbumId: null } && album.Search.People.All(names.ContainsKey)
                   let words = string.Join(Text["Caption.Comma"], SearchWords.Of(album.Search, names, SearchTitles.None, Text).Select(chip => chip.Label))
                   where words.Length > 0
                   select (album, words),
            ];
            StateHasChanged();
        }
    }

    private static string HrefOf(AlbumKey album) => $"search?in={Uri.EscapeDataString(album.ToString())}";
}
