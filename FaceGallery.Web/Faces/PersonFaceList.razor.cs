using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Web.History;
using FaceGallery.Web.People;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Faces;

/// <summary>All faces of a person, to weed out wrong ones and bad portraits: those least like the others come first.</summary>
public partial class PersonFaceList
{
    /// <summary>Places that are shown until the faces are compared.</summary>
    private const int MaxExpected = 24;

    private IReadOnlyList<PersonFace>? _faces;
    private IReadOnlyList<int> _shown = [];
    private IReadOnlyCollection<int> _selected = [];
    private PersonFaceFilter _filter;

    [Parameter, EditorRequired]
    public PersonCard Person { get; set; } = default!;

    [Inject]
    private PersonFaces Faces { get; set; } = default!;

    [Inject]
    private PeopleEditing People { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private FaceActionsPresenter Verdicts { get; set; } = default!;

    private IReadOnlyList<PersonFace> Chosen =>
        _selected.Count == 0 || _faces is null ? [] : [.. _faces.Where(face => _selected.Contains(face.Id))];

    // The faces are read when the page is interactive: comparing thousands would hold up the first answer.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await OnLibraryChangedAsync();
            StateHasChanged();
        }
    }

    protected override async Task OnLibraryChangedAsync()
    {
        _faces = await Faces.ListAsync(Person.Id, Disconnected);
        Show(_filter);
    }

    private static bool IsIn(PersonFaceFilter filter, PersonFace face) => filter switch
    {
        PersonFaceFilter.Unconfirmed => face.AssignedBy == AssignedBy.Machine,
        PersonFaceFilter.Enrolled => face.IsEnrolled,
        _ => true,
    };

    private void Show(PersonFaceFilter filter)
    {
        _filter = filter;
        _shown = [.. (_faces ?? []).Where(face => IsIn(filter, face)).Select(face => face.Id)];
    }

    private async Task ConfirmAsync()
    {
        if (await Verdicts.NameAsync(_selected, Person.Name) is not null)
        {
            _selected = [];
        }
    }

    private Task MakeCoverAsync(PersonFace face) =>
        ChangeAsync(stop => People.EditAsync(Person.Id, new PersonEdit(CoverFaceId: face.Id), stop), "Done.Cover");

    private Task WithdrawAsync(PersonFace face) => ChangeAsync(stop => People.WithdrawAsync(face.Id, stop), "Done.Withdrawn");

    private Task EnrolAsync(PersonFace face) => ChangeAsync(stop => People.EnrolAsync(face.Id, Contradictions.None, stop), "Done.Enrolled");

    private async Task UseAllTheSameAsync(int faceId, FaceFlaws poverty)
    {
        if (await Verdicts.UseAllTheSameAsync(faceId, poverty, Person.Name) is not null)
        {
            _selected = [];
        }
    }

    private async Task ChangeAsync(Func<CancellationToken, Task<ChangeResult>> change, string done)
    {
        if (await Notices.MakeAsync(change, Text[done, Person.Name]) is not null)
        {
            _selected = [];
        }
    }
}
