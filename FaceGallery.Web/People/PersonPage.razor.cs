using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.People;

/// <summary>A person's album.</summary>
public partial class PersonPage
{
    private PersonCard? _person;

    [Parameter]
    public int Id { get; set; }

    [Inject]
    private PeopleService People { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

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
        }
    }
}
