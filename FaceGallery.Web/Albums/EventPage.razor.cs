using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Events;
using FaceGallery.Web.Events;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>One event: all of its photos, those of each person in it, its groups, and those in which nobody is known.</summary>
public partial class EventPage
{
    private const int MaxPeople = 40;

    private EventCard? _event;
    private IReadOnlyList<AlbumChoice> _choices = [];

    [Parameter]
    public int Id { get; set; }

    /// <summary>Which part of it.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [Inject]
    private EventService Events { get; set; } = default!;

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    [Inject]
    private PeopleInAlbum People { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private AlbumKey Shown => AlbumChoices.Choose(AlbumKey.OfEvent(Id), Show);

    protected override async Task OnParametersSetAsync()
    {
        if (_event?.Id != Id)
        {
            await OnLibraryChangedAsync();
        }
    }

    protected override async Task OnLibraryChangedAsync()
    {
        _event = await Events.FindAsync(Id, Disconnected);
        if (_event is null)
        {
            Navigation.NotFound();
            return;
        }

        var whole = new PhotoSearch { EventId = Id };
        var groups = AlbumKey.Of(whole with { MinFaces = 2 });
        var unknown = AlbumKey.Of(whole with { Known = KnownFaces.Nobody });
        var people = await People.ListAsync(AlbumKey.Of(whole), MaxPeople, Disconnected);
        _choices =
        [
            new(AlbumKey.Of(whole), Text["Choices.All"], _event.PhotoCount),
            .. people.Select(person => new AlbumChoice(AlbumKey.Of(whole with { AllOf = [person.Person.Id] }), person.Person.Name, person.Photos, person.Person)),
            new(groups, Text["Nav.Groups"], await Albums.CountAsync(groups, Disconnected)),
            new(unknown, Text["Unknown.Unnamed"], await Albums.CountAsync(unknown, Disconnected)),
        ];
    }
}
