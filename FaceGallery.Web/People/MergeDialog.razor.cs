using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.People;

/// <summary>Asks who else is this person. Those who are chosen become a part of them.</summary>
public partial class MergeDialog
{
    /// <summary>More are found by a part of the name.</summary>
    private const int MaxShown = 60;

    private readonly List<PersonCard> _chosen = [];
    private IReadOnlyList<PersonCard> _others = [];
    private string _search = "";
    private bool _isBusy;

    [Parameter, EditorRequired]
    public PersonCard Person { get; set; } = default!;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private PeopleService People { get; set; } = default!;

    [Inject]
    private PeopleEditing Editing { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    /// <summary>The chosen ones stay, whatever is searched for, and nobody moves when they are chosen.</summary>
    private IEnumerable<PersonCard> Found => PeopleSearch.Find(_others, _search, suggested: null, MaxShown).Union(_chosen);

    private string Consequence => _chosen.Count == 0
        ? Text["Merge.Choose", Person.Name]
        : Text["Merge.Consequence", string.Join(Text["Caption.Comma"], _chosen.Select(person => person.Name)), Person.Name];

    protected override async Task OnInitializedAsync() =>
        _others = [.. (await People.ListAsync(CancellationToken.None)).Where(person => person.Id != Person.Id)];

    private void Toggle(PersonCard person)
    {
        if (!_chosen.Remove(person))
        {
            _chosen.Add(person);
        }
    }

    private async Task MergeAsync()
    {
        _isBusy = true;
        var from = _chosen.ConvertAll(person => person.Id);
        await Notices.MakeAsync((consent, stop) => Editing.MergeAsync(Person.Id, from, consent.Despite, stop), () => Text["Done.PeopleMerged", Person.Name], Text["Merge.Despite"]);
        Dialog.Close();
    }
}
