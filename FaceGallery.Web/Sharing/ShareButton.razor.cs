using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace FaceGallery.Web.Sharing;

/// <summary>Hands on the page's address: by the browser's own sheet, by copying it, or by showing it, as the browser allows.</summary>
public partial class ShareButton
{
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Below the app's address: "photos/12".</summary>
    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    private async Task ShareAsync()
    {
        var address = Navigation.ToAbsoluteUri(Path).ToString();
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Photos/PhotoPage.razor.js"]);
        switch (await module.InvokeAsync<string>("share", Title, address))
        {
            case "copied":
                Notices.Say(Text["Share.Copied"]);
                break;
            case "neither":
                await Dialogs.ShowAsync<ShareDialog>(Text["Share.Do"], new DialogParameters<ShareDialog> { { dialog => dialog.Address, address } });
                break;
        }
    }
}
