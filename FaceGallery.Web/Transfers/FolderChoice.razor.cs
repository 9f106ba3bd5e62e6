using FaceGallery.Web.Setup;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Transfers;

/// <summary>Chooses a folder of the server by looking into it: the one that is open is chosen.</summary>
public partial class FolderChoice
{
    private ServerFolder? _shown;
    private string _typed = "";

    /// <summary>Null where none can be.</summary>
    [Parameter]
    public string? Folder { get; set; }

    [Parameter]
    public EventCallback<string?> FolderChanged { get; set; }

    [Inject]
    private ServerFolders Folders { get; set; } = default!;

    private Task UpAsync() => _shown?.Parent is { } parent ? OpenAsync(parent) : ShowAsync(null);

    private Task OpenAsync(string path) => ShowAsync(Folders.List(path.Trim()));

    private Task ShowAsync(ServerFolder? folder)
    {
        _shown = folder;
        return FolderChanged.InvokeAsync(folder is { Problem: null } ? folder.Path : null);
    }
}
