using FaceGallery.Domain.Albums;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Folders;

/// <summary>The library's folders as they are on disk: what lies in one, and the photos in it and below.</summary>
public partial class FoldersPage
{
    private IReadOnlyList<FolderCard> _roots = [];
    private IReadOnlyList<FolderCard> _children = [];
    private LibraryFolder? _shown;
    private bool _isRead;

    /// <summary>The root folder; none for the list of them.</summary>
    [Parameter]
    public int? RootId { get; set; }

    /// <summary>Below the root folder.</summary>
    [SupplyParameterFromQuery]
    public string? Path { get; set; }

    [Inject]
    private FolderService Folders { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private LibraryFolder? Folder => RootId is { } id ? new LibraryFolder(id, (Path ?? "").Trim('/')) : null;

    private IReadOnlyList<FolderCard> Parents => [.. Way(Folder!).SkipLast(1)];

    private string? Title => Folder is { } folder ? Way(folder).LastOrDefault()?.Name : null;

    protected override async Task OnParametersSetAsync()
    {
        if (!_isRead || Folder != _shown)
        {
            await OnLibraryChangedAsync();
        }
    }

    protected override async Task OnLibraryChangedAsync()
    {
        (_shown, _isRead) = (Folder, true);
        _roots = await Folders.RootsAsync(areCounted: Folder is null, Disconnected);
        if (Folder is { } folder && !_roots.Any(root => root.Folder.RootId == folder.RootId))
        {
            Navigation.NotFound();
            return;
        }

        _children = Folder is { } shown ? await Folders.ChildrenAsync(shown, Disconnected) : _roots;
    }

    /// <summary>From the root folder to this one.</summary>
    private IEnumerable<FolderCard> Way(LibraryFolder folder)
    {
        foreach (var root in _roots.Where(root => root.Folder.RootId == folder.RootId))
        {
            yield return root;
        }

        var path = "";
        foreach (var name in folder.Path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            path = path.Length == 0 ? name : $"{path}/{name}";
            yield return new FolderCard(new LibraryFolder(folder.RootId, path), name, 0);
        }
    }
}
