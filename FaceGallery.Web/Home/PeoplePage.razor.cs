using FaceGallery.Web.People;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Home;

/// <summary>Everybody who has a name, those with most photos first; hidden ones when they are asked for.</summary>
public partial class PeoplePage
{
    /// <summary>So many that the latest events are not far below.</summary>
    private const int FirstPeople = 30;

    private const int NextPeople = 120;

    /// <summary>Places that are kept free while the first people are being found: a row of a phone, so that nothing below jumps.</summary>
    private const int ExpectedPeople = 3;

    private IReadOnlyList<PersonCard> _people = [];
    private int _most = FirstPeople;
    private bool _showsHidden;
    private IReadOnlyList<int> _large = [];

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
        _people = IsGrowing ? PeopleOrder.KeepPlaces(_people, people) : people;
        SetSizes();
    }

    /// <summary>Those in most photos are larger, as long as there are enough others for it to tell something.</summary>
    private string? ClassOf(PersonCard person) => person.IsHidden ? "hidden" : _people.Count > 8 && _large.Contains(person.Id) ? "large" : null;

    private void SetSizes()
    {
        const int large = 2;
        _large = [.. _people.Where(person => person is { IsHidden: false, PhotoCount: > 1 }).OrderByDescending(person => person.PhotoCount).Take(large).Select(person => person.Id)];
    }
}
