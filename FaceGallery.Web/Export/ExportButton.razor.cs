using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Export;

/// <summary>Exports the album that the page shows, where there is a folder for it.</summary>
public partial class ExportButton
{
    [Parameter, EditorRequired]
    public AlbumKey Album { get; set; } = AlbumKey.Everything;

    /// <summary>What the folder is called unless the reader says otherwise.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Inject]
    private ExportJobs Jobs { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;
}
