using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Setup;

/// <summary>Looks into the server's folders.</summary>
public partial class FolderChoice
{
    private ServerFolder? _shown;
    private string _typed = "";

    /// <summary>Another one was opened; null for the list of places where to begin.</summary>
    [Parameter]
    public EventCallback<ServerFolder?> OnOpened { get; set; }

    /// <summary>What is said of the one that is open; its problem unless given.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private ServerFolders Folders { get; set; } = default!;

    private Task UpAsync() => _shown?.Parent is { } parent ? OpenAsync(parent) : ShowAsync(null);

    private Task OpenAsync(string path) => ShowAsync(Folders.List(path.Trim()));

    private Task ShowAsync(ServerFolder? folder)
    {
        _shown = folder;
        return OnOpened.InvokeAsync(folder);
    }
}
