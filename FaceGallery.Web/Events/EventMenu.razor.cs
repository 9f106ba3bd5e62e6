using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Events;

/// <summary>What can be done with an event. All of it can be undone.</summary>
public partial class EventMenu
{
    private static readonly DialogOptions Narrow = new() { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true };

    [Parameter, EditorRequired]
    public EventCard Event { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    private Task RenameAsync() => OpenAsync<EventNameDialog>(Text["EventName.Title"]);

    private Task MergeAsync() => OpenAsync<EventMergeDialog>(Text["EventMerge.Title"]);

    private Task SplitAsync() => OpenAsync<EventSplitDialog>(Text["EventSplit.Title"]);

    private Task ShiftClockAsync() => OpenAsync<ClockDialog>(Text["Clock.Title"]);

    private async Task OpenAsync<TDialog>(string title)
        where TDialog : ComponentBase =>
        await Dialogs.ShowAsync<TDialog>(title, new DialogParameters { ["Event"] = Event }, Narrow);
}
