using FaceGallery.Domain.Albums;
using FaceGallery.Web.People;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Search;

/// <summary>What is searched for, each condition with a way to drop it.</summary>
public partial class SearchChips
{
    [Parameter, EditorRequired]
    public PhotoSearch Search { get; set; } = new();

    [Parameter, EditorRequired]
    public IReadOnlyList<PersonCard> People { get; set; } = [];

    [Parameter, EditorRequired]
    public SearchTitles Titles { get; set; } = SearchTitles.None;

    /// <summary>Told the search without what was dropped.</summary>
    [Parameter, EditorRequired]
    public EventCallback<PhotoSearch> OnChanged { get; set; }

    private IReadOnlyList<SearchChip> Chips => SearchWords.Of(Search, People.ToDictionary(person => person.Id, person => person.Name), Titles, Text);
}
