using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace FaceGallery.Web.People;

/// <summary>Gives a person another name. Where somebody has it already, they may be merged into that person at once.</summary>
public partial class RenameDialog
{
    private string _name = "";
    private string? _problem;
    private PersonCard? _other;
    private Contradictions _despite;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public PersonCard Person { get; set; } = default!;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private PeopleEditing Editing { get; set; } = default!;

    [Inject]
    private PeopleService People { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized() => _name = Person.Name;

    private void Forget() => (_problem, _other, _despite) = (null, null, Contradictions.None);

    private Task OnKeyAsync(KeyboardEventArgs key) =>
        key is { Key: "Enter", IsComposing: false } && _other is null && !_isBusy ? RenameAsync() : Task.CompletedTask;

    private async Task RenameAsync()
    {
        (_isBusy, _problem, _other) = (true, null, null);
        await Notices.MakeAsync(TryRenameAsync, Text["Done.Renamed", _name.Trim()]);
        _isBusy = false;
        if (_problem is null && _other is null)
        {
            Dialog.Close();
        }
    }

    /// <summary>A refusal is shown beside the name, where it can be corrected.</summary>
    private async Task<ChangeResult> TryRenameAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Editing.RenameAsync(Person.Id, _name, _despite, cancellationToken);
        }
        catch (ChangeRefusedException refused) when (refused.Refusal == ChangeRefusal.Contradiction)
        {
            // Another person of a similar name may be meant, or not.
            (_other, _despite) = (await People.FindAsync(refused.Contradictions[0].PersonId!.Value, cancellationToken), Contradictions.SimilarName);
            return ChangeResult.Nothing;
        }
        catch (ChangeRefusedException refused)
        {
            _despite = Contradictions.None;
            _other = refused.PersonId is { } other ? await People.FindAsync(other, cancellationToken) : null;
            _problem = _other is null ? Text[refused.Why] : null;
            return ChangeResult.Nothing;
        }
    }

    private async Task MergeAsync(PersonCard other)
    {
        _isBusy = true;
        var merged = await Notices.MakeAsync((consent, stop) => Editing.MergeAsync(other.Id, [Person.Id], consent.Despite, stop), Text["Done.PeopleMerged", other.Name]);
        Dialog.Close();
        if (merged is not null)
        {
            Navigation.NavigateTo($"people/{other.Id}");
        }
    }
}
