using FaceGallery.Web.Faces;
using FaceGallery.Web.History;
using FaceGallery.Web.People;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Calibration;

/// <summary>Two confirmed faces beside each other, and what can be said of them where something is wrong.</summary>
public partial class FacePairCard
{
    private bool _isBusy;

    [Parameter, EditorRequired]
    public ComparedPair Pair { get; set; } = default!;

    [Inject]
    private FaceActionsPresenter Verdicts { get; set; } = default!;

    [Inject]
    private PeopleEditing People { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    private Task RejectAsync(ComparedFace face) => WhileBusyAsync(() => Verdicts.RejectAsync([face.Id], face.PersonId, face.Person));

    private Task WithdrawAsync(ComparedFace face) =>
        WhileBusyAsync(() => Notices.MakeAsync(stop => People.WithdrawAsync(face.Id, stop), Text["Calibration.Withdrawn", face.Person]));

    private async Task MergeAsync()
    {
        var (first, second) = (Pair.First, Pair.Second);
        var answer = await Dialogs.ShowMessageBoxAsync(
            Text["Calibration.MergeTitle", first.Person, second.Person], Text["Calibration.MergeText"],
            Text["Calibration.Keep", first.Person], Text["Calibration.Keep", second.Person], Text["Calibration.Cancel"]);
        if (answer is { } keepsFirst)
        {
            var (into, from) = keepsFirst ? (first, second) : (second, first);
            await WhileBusyAsync(() => Notices.MakeAsync(
                (consent, stop) => People.MergeAsync(into.PersonId, [from.PersonId], consent.Despite, stop), Text["Done.PeopleMerged", into.Person]));
        }
    }

    private async Task WhileBusyAsync(Func<Task> change)
    {
        _isBusy = true;
        try
        {
            await change();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
