using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Components;

/// <summary>
/// Something that a menu does. The menu is closed first: it gives the focus back to its button when it closes, and a dialog that was opened before would lose the focus
/// to it, and not give it back to the button in the end.
/// </summary>
public partial class MenuAction
{
    [Parameter, EditorRequired]
    public string Icon { get; set; } = "";

    [Parameter]
    public Color IconColor { get; set; } = Color.Inherit;

    [Parameter, EditorRequired]
    public EventCallback OnClick { get; set; }

    /// <summary>It is done again and again: the menu stays, and no dialog opens.</summary>
    [Parameter]
    public bool StaysOpen { get; set; }

    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = default!;

    [CascadingParameter]
    private MudMenu Menu { get; set; } = default!;

    private async Task RunAsync()
    {
        if (!StaysOpen)
        {
            await Menu.CloseMenuAsync();
        }

        await OnClick.InvokeAsync();
    }
}
