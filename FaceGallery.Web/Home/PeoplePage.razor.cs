using FaceGallery.Web.Library;
using FaceGallery.Web.People;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Home;

/// <summary>Everybody who has a name, those with most photos first; hidden ones when they are asked for.</summary>
public partial class PeoplePage
{
    /// <summary>So many that the latest events are not far below.</summary>
    private const int FirstPeople = 30;

    private const int NextPeople = 120;

    private IReadOnlyList<PersonCard> _people = [];
    private int _most = FirstPeople;
    private bool _showsHidden;
    private int _largeFrom;

    [Inject]
    private PeopleService People { get; set; } = default!;

    private IEnumerable<PersonCard> Shown => _people.Where(person => _showsHidden || !person.IsHidden);

    protected override async Task OnInitializedAsync()
    {
        _people = await People.ListAsync(Disconnected);
        SetSizes();
    }

    protected override async Task OnLibraryChangedAsync()
    {
        var people = await People.ListAsync(Disconnected);
        _people = Progress.Current.State == IndexingState.Running ? PeopleOrder.KeepPlaces(_people, people) : people;
        SetSizes();
    }

    /// <summary>Those in most photos are larger, as long as there are enough others for it to tell something.</summary>
    private string? ClassOf(PersonCard person) =>
        person.IsHidden ? "hidden" : _people.Count > 8 && person.PhotoCount >= _largeFrom ? "large" : null;

    private void SetSizes()
    {
        const int large = 2;
        var counts = _people.Where(person => !person.IsHidden).Select(person => person.PhotoCount).OrderDescending().Take(large).ToList();
        _largeFrom = counts.Count == large ? Math.Max(counts[^1], 2) : int.MaxValue;
    }
}
