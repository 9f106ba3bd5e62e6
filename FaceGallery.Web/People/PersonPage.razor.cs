using FaceGallery.Web.Review;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.People;

/// <summary>A person: their album, all their faces, and what can be done with them.</summary>
public partial class PersonPage
{
    private PersonCard? _person;
    private int _toCheck;

    [Parameter]
    public int Id { get; set; }

    /// <summary>"faces", or nothing for the photos.</summary>
    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    [Inject]
    private PeopleService People { get; set; } = default!;

    [Inject]
    private ReviewService Review { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private bool ShowsFaces => Tab == "faces";

    protected override async Task OnParametersSetAsync()
    {
        if (_person?.Id != Id)
        {
            await OnLibraryChangedAsync();
        }
    }

    protected override async Task OnLibraryChangedAsync()
    {
        _person = await People.FindAsync(Id, Gone);
        if (_person is null)
        {
            Navigation.NotFound();
            return;
        }

        _toCheck = await Review.CountAsync(Id, Gone);
    }
}
