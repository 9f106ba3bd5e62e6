using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Photos;

/// <summary>The keys of a photo grid.</summary>
public partial class GridKeysDialog
{
    private static readonly (string[] Keys, string Does)[] Keys =
    [
        (["←", "→", "↑", "↓"], "Keys.Move"),
        (["Enter"], "Keys.Open"),
        (["Space"], "Keys.Choose"),
        (["Shift", "Space"], "Keys.Range"),
        (["Ctrl", "A"], "Keys.All"),
        (["Esc"], "Keys.Clear"),
        (["?"], "Keys.Help"),
    ];

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;
}
