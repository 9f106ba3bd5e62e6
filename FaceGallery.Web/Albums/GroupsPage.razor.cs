using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Events;
using FaceGallery.Web.People;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>Photos with two or more faces: who is together, the largest companies, and all of them by how many are known.</summary>
public partial class GroupsPage
{
    private const int FirstCompanies = 9;
    private const int MaxCompanies = 120;
    private const int MaxCrowds = 12;

    private IReadOnlyList<(CoOccurrence CoOccurrence, IReadOnlyList<PersonCard> People)> _companies = [];
    private IReadOnlyList<PhotoTile> _crowds = [];
    private IReadOnlyList<AlbumChoice> _choices = [];
    private bool _isLong;

    /// <summary>Which part of the groups.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    [Inject]
    private CoOccurrenceService Companies { get; set; } = default!;

    [Inject]
    private PeopleService People { get; set; } = default!;

    private AlbumKey Shown => AlbumChoices.Choose(AlbumKey.Group, Show);

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync()
    {
        var people = (await People.ListAsync(Disconnected)).ToDictionary(person => person.Id);
        _companies =
        [
            .. (await Companies.ListAsync(Disconnected)).Where(company => company.PersonIds.All(people.ContainsKey)).Take(MaxCompanies)
                .Select(company => (company, (IReadOnlyList<PersonCard>)[.. company.PersonIds.Select(id => people[id]).OrderByDescending(person => person.PhotoCount)])),
        ];
        _crowds = await Albums.CrowdsAsync(MaxCrowds, Disconnected);
        var known = await KnownAsync();
        _choices = [new AlbumChoice(AlbumKey.Group, Text["Choices.All"], known.Sum(part => part.Count)), .. known];
    }

    /// <summary>Each group is in one of them.</summary>
    private async Task<List<AlbumChoice>> KnownAsync()
    {
        var choices = new List<AlbumChoice>();
        foreach (var known in new[] { KnownFaces.Everybody, KnownFaces.Some, KnownFaces.Nobody })
        {
            var album = AlbumKey.Of(new PhotoSearch { MinFaces = 2, Known = known });
            choices.Add(new AlbumChoice(album, Text[$"Search.Known.{known}"], await Albums.CountAsync(album, Disconnected)));
        }

        return choices;
    }
}
