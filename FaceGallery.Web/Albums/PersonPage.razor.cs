using System.Globalization;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.People;
using FaceGallery.Web.Review;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>A person: their album, all their faces, and what can be done with them.</summary>
public partial class PersonPage
{
    private PersonCard? _person;

    /// <summary>Who was shown before they were gone.</summary>
    private PersonCard? _last;

    private int _toCheck;
    private bool _isOwner;
    private bool _isTheirOwn;
    private (DateTime First, DateTime Last)? _span;
    private IReadOnlyList<AlbumChoice> _choices = [];

    [Parameter]
    public int Id { get; set; }

    /// <summary>"faces", or nothing for the photos.</summary>
    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    /// <summary>Which part of the photos.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [Inject]
    private PersonAlbum PersonAlbum { get; set; } = default!;

    [Inject]
    private PeopleService People { get; set; } = default!;

    [Inject]
    private ReviewService Review { get; set; } = default!;

    [Inject]
    private Viewer Viewer { get; set; } = default!;

    [Inject]
    private FriendSending Sending { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>Whom the owner sends this address sees the photos.</summary>
    private bool ShowsFaces => _isOwner && Tab == "faces";

    private AlbumKey Shown => AlbumChoices.Choose(AlbumKey.OfPerson(Id), Show);

    private string? Years => _span switch
    {
        null => null,
        { } span when span.First.Year == span.Last.Year => span.First.Year.ToString(CultureInfo.CurrentCulture),
        { } span => string.Create(CultureInfo.CurrentCulture, $"{span.First.Year}–{span.Last.Year}"),
    };

    protected override async Task OnParametersSetAsync()
    {
        if (_person?.Id != Id)
        {
            await OnLibraryChangedAsync();
        }
    }

    protected override async Task OnLibraryChangedAsync()
    {
        var person = await People.FindAsync(Id, Disconnected);
        if (person is null)
        {
            _person = null;
            if (_last?.Id != Id)
            {
                Navigation.NotFound();
            }

            return;
        }

        var isOwner = await Viewer.IsOwnerAsync();
        var isTheirOwn = await Sending.PersonAsync(Disconnected) == Id;
        var toCheck = await Review.CountAsync(Id, Disconnected);
        var (span, choices) = await PersonAlbum.ReadAsync(person, Disconnected);

        // At once: the layout may draw the page anew in the middle of this, and what came after that would move it.
        (_person, _last, _isOwner, _isTheirOwn, _toCheck, _span, _choices) = (person, person, isOwner, isTheirOwn, toCheck, span, choices);
    }
}
