using FaceGallery.Web.Indexing;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.People;

/// <summary>Everybody who has a name, those with most photos first; hidden ones when they are asked for.</summary>
public partial class PeoplePage
{
    private IReadOnlyList<PersonCard> _people = [];
    private bool _showsHidden;

    [Inject]
    private PeopleService People { get; set; } = default!;

    private IEnumerable<PersonCard> Shown => _people.Where(person => _showsHidden || !person.IsHidden);

    protected override async Task OnInitializedAsync() => _people = await People.ListAsync(Gone);

    protected override async Task OnLibraryChangedAsync()
    {
        var people = await People.ListAsync(Gone);
        _people = Progress.Current.State == IndexingState.Running ? PeopleOrder.KeepPlaces(_people, people) : people;
    }
}
