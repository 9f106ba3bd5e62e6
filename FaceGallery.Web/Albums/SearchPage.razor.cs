using FaceGallery.Domain.Albums;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.History;
using FaceGallery.Web.Library;
using FaceGallery.Web.People;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace FaceGallery.Web.Albums;

/// <summary>Photos by who is in them, when and where they were taken, and what they are called. What is searched for stands in the address.</summary>
public partial class SearchPage
{
    private IReadOnlyList<PersonCard> _people = [];
    private IReadOnlyList<SmartAlbum> _smartAlbums = [];
    private SearchTitles _titles = SearchTitles.None;
    private string? _shown;
    private string _typed = "";
    private IReadOnlyList<SearchSuggestion> _suggestions = [];
    private int _marked = -1;
    private IReadOnlyList<int> _years = [];
    private bool _isOwner;

    /// <summary>The smart album that the search began with: its name stands in the field when the search is kept again.</summary>
    private string _opened = "";

    private int _count;

    /// <summary>The search that the reader is on the way to: what is chosen before its address arrives adds to it.</summary>
    private AlbumKey? _next;

    /// <summary>The search, as an album's address names it.</summary>
    [SupplyParameterFromQuery]
    public string? In { get; set; }

    [Inject]
    private Viewer Viewer { get; set; } = default!;

    [Inject]
    private SearchReading Reading { get; set; } = default!;

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    [Inject]
    private RecentSearches Recent { get; set; } = default!;

    [Inject]
    private SmartAlbumService SmartAlbums { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private AlbumKey? Album => AlbumKey.Parse(In);

    /// <summary>The smart album that is shown, if it is one.</summary>
    private SmartAlbum? Kept => In is null ? null : _smartAlbums.FirstOrDefault(album => AlbumKey.Parse(album.Search)?.Equals(Album) == true);

    private PhotoSearch Search => (_next ?? Album)?.Search ?? new PhotoSearch();

    /// <summary>What is typed narrows what was found; where nothing was, it is another search.</summary>
    private PhotoSearch Base => _count > 0 ? Search : new PhotoSearch();

    private string Words => string.Join(", ", SearchWords.Of(Search, _people.ToDictionary(person => person.Id, person => person.Name), _titles, Text).Select(chip => chip.Label));

    protected override LibraryTopics Topics => LibraryTopics.Content;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnParametersSetAsync()
    {
        if (IsAt(_next))
        {
            _next = null;
        }

        if (In != _shown)
        {
            await OnLibraryChangedAsync();
        }
    }

    protected override async Task OnLibraryChangedAsync()
    {
        _isOwner = await Viewer.IsOwnerAsync();
        _shown = In;
        (_people, _titles, _count) = await Reading.ReadAsync(Album, Disconnected);
        _smartAlbums = await SmartAlbums.ListAsync(Disconnected);
        _years = await Albums.YearsAsync(Disconnected);
        _opened = In is null ? "" : Kept?.Name ?? _opened;
    }

    private string HrefOf(SmartAlbum album) =>
        AlbumKey.Parse(album.Search)?.HrefFor(_isOwner) ?? "search";

    private Task AddTypedAsync() => GoToAsync(_marked >= 0 && _marked < _suggestions.Count ? _suggestions[_marked].Search : PhotoSearchParser.Parse(_typed, _people, Base));

    private void Suggest() => (_suggestions, _marked) = (SearchSuggestions.For(_typed, Base, _people, _years, _smartAlbums, Text), -1);

    private void StopSuggesting() => (_suggestions, _marked) = ([], -1);

    private void OnKey(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown":
                _marked = Math.Min(_marked + 1, _suggestions.Count - 1);
                break;
            case "ArrowUp":
                _marked = Math.Max(_marked - 1, -1);
                break;
            case "Escape":
                StopSuggesting();
                break;
        }
    }

    private bool IsAt(AlbumKey? album) => (Album ?? AlbumKey.Everything).Equals(album);

    private async Task GoToAsync(PhotoSearch search)
    {
        var album = AlbumKey.Of(search);
        _next = IsAt(album) ? null : album;
        _typed = "";
        StopSuggesting();
        var isEverything = album.Equals(AlbumKey.Everything);
        Navigation.NavigateTo(isEverything ? "search" : $"search?in={Uri.EscapeDataString(album.ToString())}");
        await (isEverything ? Task.CompletedTask : Recent.AddAsync(album));
    }

    private Task SaveAsync() => OpenAsync("Search.Save", new() { { dialog => dialog.Search, Album }, { dialog => dialog.Name, _opened }, { dialog => dialog.SmartAlbums, _smartAlbums } });

    private Task RenameAsync(SmartAlbum album) => OpenAsync("Search.Rename", new() { { dialog => dialog.Renamed, album }, { dialog => dialog.Name, album.Name } });

    private async Task OpenAsync(string title, DialogParameters<SmartAlbumDialog> parameters) =>
        await (await Dialogs.ShowAsync<SmartAlbumDialog>(Text[title], parameters, new DialogOptions { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true })).Result;

    /// <summary>It can be brought back by the notice, by Ctrl+Z and in the history: there is no question.</summary>
    private async Task RemoveAsync(SmartAlbum album) => await Notices.MakeAsync(stop => SmartAlbums.RemoveAsync(album.Id, stop), Text["Done.SmartAlbumRemoved", album.Name]);
}
