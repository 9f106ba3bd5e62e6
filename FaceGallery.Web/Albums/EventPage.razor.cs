using System.Globalization;
using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Events;
using FaceGallery.Web.Events;
using FaceGallery.Web.People;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>One event: its cover, who was there, and all of its photos, those of each person in it, its groups, or those in which nobody is known.</summary>
public partial class EventPage
{
    private const int MaxPeople = 40;

    private EventCard? _event;
    private EventHero? _hero;
    private IReadOnlyList<(PersonCard Person, int Photos)> _people = [];
    private IReadOnlyList<AlbumChoice> _choices = [];
    private (AlbumKey Album, int? Photo)? _begin;

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
    private LinkDialogs Links { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private AlbumKey Shown => AlbumChoices.Choose(AlbumKey.OfEvent(Id), Show);

    /// <summary>What is played first; null until it was read.</summary>
    private int? First => _begin?.Photo;

    // The ground has the picture's colour until that is there, and what shows faces is not cut away.
    private string? HeroStyle => _hero is not { } hero
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"--shape:{hero.Shape:0.###};--focus-x:{hero.Focus.X:0.##};--focus-y:{hero.Focus.Y:0.##}")
            + (hero.Colour is { } colour ? string.Create(CultureInfo.InvariantCulture, $";background-color:#{colour:x6}") : "");

    protected override async Task OnParametersSetAsync()
    {
        if (_event?.Id != Id)
        {
            await OnLibraryChangedAsync();
        }
        else if (_begin?.Album.Equals(Shown) != true)
        {
            await BeginAsync();
        }
    }

    protected override async Task OnLibraryChangedAsync()
    {
        var photoEvent = await Events.FindAsync(Id, Disconnected);
        if (photoEvent is null)
        {
            _event = null;
            Navigation.NotFound();
            return;
        }

        var hero = photoEvent.Cover is { } cover ? await Events.HeroAsync(cover.Id, Disconnected) : null;
        var whole = new PhotoSearch { EventId = Id };
        var groups = AlbumKey.Of(whole with { MinFaces = 2 });
        var unknown = AlbumKey.Of(whole with { Known = KnownFaces.Nobody });
        var people = await People.ListAsync(AlbumKey.Of(whole), MaxPeople, Disconnected);
        IReadOnlyList<AlbumChoice> choices =
        [
            new(AlbumKey.Of(whole), Text["Choices.All"], photoEvent.PhotoCount),
            new(groups, Text["Nav.Groups"], await Albums.CountAsync(groups, Disconnected)),
            new(unknown, Text["Unknown.Unnamed"], await Albums.CountAsync(unknown, Disconnected)),
        ];
        await BeginAsync();

        // At once: the layout may draw the page anew in the middle of this, and what came after that would move it.
        (_event, _hero, _people, _choices) = (photoEvent, hero, people, choices);
    }

    /// <summary>An event is told from its beginning: what was taken first is the last of its photos on the page.</summary>
    private async Task BeginAsync()
    {
        var album = Shown;
        _begin = (album, await Albums.ShapesAsync(album, Disconnected) is [.., var last] ? last.Id : null);
    }

    private AlbumKey KeyOf(PersonCard person) => AlbumKey.Of(new PhotoSearch { EventId = Id, AllOf = [person.Id] });

    /// <summary>Once more, and it is the whole event again.</summary>
    private string HrefOf(PersonCard person) =>
        Navigation.GetUriWithQueryParameter("show", KeyOf(person).Equals(Shown) ? null : KeyOf(person).ToString());
}
