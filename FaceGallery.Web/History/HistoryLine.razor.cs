using FaceGallery.Domain.History;
using FaceGallery.Web.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.History;

/// <summary>One change: what, when, by whom, and the way back.</summary>
public partial class HistoryLine
{
    private bool _isBusy;

    [Parameter, EditorRequired]
    public HistoryEntry Entry { get; set; } = default!;

    /// <summary>It is about a person who was forgotten since, or by it: it can be removed for good.</summary>
    [Parameter]
    public bool IsForgotten { get; set; }

    /// <summary>Entries were removed for good.</summary>
    [Parameter]
    public EventCallback OnErased { get; set; }

    [Inject]
    private ChangeHistory History { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private DateTime MadeAt => Entry.MadeAt.AtHome(Clock);

    private DateTime? UndoneAt => Entry.UndoneAt?.AtHome(Clock);

    private string Sentence => Entry.AlsoNamed > 0
        ? Text.Count("History.Also", Entry.AlsoNamed, ChangeCaption.Of(Entry, Text))
        : ChangeCaption.Of(Entry, Text);

    private string Who => Entry.MadeBy == LibraryChanges.Owner ? Text["History.Owner"] : Entry.MadeBy;

    private string Icon => Entry.Kind switch
    {
        ChangeKind.Named => Icons.Material.Outlined.Label,
        ChangeKind.Rejected => Icons.Material.Outlined.LabelOff,
        ChangeKind.CalledStrangers or ChangeKind.CalledNoFaces => Icons.Material.Outlined.VisibilityOff,
        ChangeKind.Reconsidered => Icons.Material.Outlined.Visibility,
        ChangeKind.PeopleMerged or ChangeKind.ClustersMerged => Icons.Material.Outlined.Merge,
        ChangeKind.ClusterSplit => Icons.Material.Outlined.CallSplit,
        ChangeKind.Forgotten => Icons.Material.Outlined.PersonRemove,
        ChangeKind.FaceDrawn => Icons.Material.Outlined.Crop,
        ChangeKind.LookedCloser => Icons.Material.Outlined.ImageSearch,
        ChangeKind.Rotated => Icons.Material.Outlined.RotateRight,
        ChangeKind.ThresholdSet => Icons.Material.Outlined.Tune,
        _ => Icons.Material.Outlined.Edit,
    };

    private async Task UndoAsync()
    {
        _isBusy = true;
        try
        {
            await Notices.UndoAsync(Entry.Id);
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task EraseAsync()
    {
        var isSure = await Dialogs.ShowMessageBoxAsync(
            Text["History.EraseTitle"], Text["History.EraseText"], yesText: Text["History.Erase"], cancelText: Text["Review.Cancel"]);
        if (isSure != true || Entry.PersonId is not { } person)
        {
            return;
        }

        try
        {
            await History.EraseAsync(person, CancellationToken.None);
        }
        catch (ChangeRefusedException refused)
        {
            Notices.Warn(Text[refused.Why]);
        }

        await OnErased.InvokeAsync();
    }
}
