using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Albums;

/// <summary>Lists keys and what they do.</summary>
public partial class KeysDialog
{
    /// <summary>See <see cref="PhotoKeys"/>.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<(string[] Keys, string Does)> Keys { get; set; } = [];

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    internal static Task OpenAsync(IDialogService dialogs, string title, IReadOnlyList<(string[] Keys, string Does)> keys) =>
        dialogs.ShowAsync<KeysDialog>(title, new DialogParameters<KeysDialog> { { dialog => dialog.Keys, keys } });
}
