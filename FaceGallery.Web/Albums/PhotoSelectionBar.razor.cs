using System.Globalization;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Components;
using FaceGallery.Web.Events;
using FaceGallery.Web.Export;
using FaceGallery.Web.Faces;
using FaceGallery.Web.History;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Albums;

/// <summary>What can be done with the chosen photos.</summary>
public partial class PhotoSelectionBar
{
    private bool _isOwner;
    private bool _maySend;
    private bool _isBusy;
    private int _looked;

    [Parameter, EditorRequired]
    public IReadOnlySet<int> Selected { get; set; } = new HashSet<int>();

    /// <summary>Of which they are.</summary>
    [Parameter, EditorRequired]
    public AlbumKey Album { get; set; } = AlbumKey.Everything;

    [Parameter, EditorRequired]
    public AlbumContent Content { get; set; } = AlbumContent.Empty;

    /// <summary>The album that they are chosen for; null for none.</summary>
    [Parameter]
    public OwnAlbumCard? For { get; set; }

    /// <summary>None is chosen any more.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnClear { get; set; }

    [Inject]
    private Viewer Viewer { get; set; } = default!;

    [Inject]
    private FriendSending Sending { get; set; } = default!;

    [Inject]
    private PhotoHiding Hiding { get; set; } = default!;

    [Inject]
    private PhotoStacking Stacking { get; set; } = default!;

    [Inject]
    private FaceSearches Searches { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private PhotoEditing Editing { get; set; } = default!;

    [Inject]
    private EventEditing Events { get; set; } = default!;

    [Inject]
    private OwnAlbumEditing Albums { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private ExportJobs Exports { get; set; } = default!;

    protected override async Task OnInitializedAsync() => (_isOwner, _maySend) = (await Viewer.IsOwnerAsync(), await Sending.IsOfferedAsync());

    private int FirstSelected => Content.Shapes.Index().First(photo => Selected.Contains(photo.Item.Id)).Index;

    private int LastSelected => Content.Shapes.Index().Last(photo => Selected.Contains(photo.Item.Id)).Index;

    private bool HasStack => Content.Stacks.Keys.Any(Selected.Contains);

    // Their number first: a large selection is not to be compared with each of many stacks.
    private bool IsStack => Content.Stacks.Any(stack => stack.Value.Count == Selected.Count && Selected.SetEquals(stack.Value));

    private Task HideOrShowAsync()
    {
        var isHidden = Album.Search.IsHidden;
        return MakeAsync((photos, stop) => Hiding.HideAsync(photos, !isHidden, stop), Text.Count(isHidden ? "Done.PhotosShown" : "Done.PhotosHidden", Selected.Count));
    }

    private Task ExportAsync() => ExportDialog.OpenAsync(Dialogs, Text, Text["Export.Selection", Time.GetUtcNow().UtcDateTime.AtHome(Time)], album: null, [.. Selected]);

    private Task FavourAsync()
    {
        var isFavourite = !Album.Search.IsFavourite;
        return MakeAsync((photos, stop) => Editing.FavourAsync(photos, isFavourite, stop), Text.Count(isFavourite ? "Done.Favoured" : "Done.Unfavoured", Selected.Count));
    }

    private async Task FillAsync()
    {
        var album = For!;
        if (await MakeAgainAsync((photos, stop) => Albums.AddAsync(album.Id, photos, stop), Text["Done.AlbumFilled", album.Name]) is { } result)
        {
            if (result.ChangeId is null)
            {
                Notices.Say(Text["Notice.InAlbumAlready", album.Name]);
            }

            Navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"albums/{album.Id}"), replace: true);
        }
    }

    private async Task AddToAlbumAsync()
    {
        if (await AddToAlbumDialog.OpenAsync(Dialogs, Text, [.. Selected]))
        {
            await OnClear.InvokeAsync();
        }
    }

    private async Task CorrectAsync()
    {
        if (await TimeAndPlaceDialog.OpenAsync(Dialogs, Text, [.. Selected]))
        {
            await OnClear.InvokeAsync();
        }
    }

    private Task RemoveFromAlbumAsync() =>
        MakeAsync((photos, stop) => Albums.RemoveAsync(Album.OwnAlbumId!.Value, photos, stop), Text.Count("Done.AlbumEmptied", Selected.Count));

    private Task UseAsCoverAsync() =>
        MakeAsync((photos, stop) => Albums.EditAsync(Album.OwnAlbumId!.Value, new OwnAlbumEdit(CoverPhotoId: photos[0]), stop), Text["Done.AlbumCover"]);

    private Task UseAsEventCoverAsync(int eventId) =>
        MakeAsync((photos, stop) => Events.ChooseCoverAsync(eventId, photos[0], stop), Text["Done.AlbumCover"]);

    /// <summary>Puts photos of an album that was filled by hand before one of it.</summary>
    /// <param name="before">Null for the end.</param>
    public async Task ArrangeAsync(IReadOnlyCollection<int> photos, int? before)
    {
        var place = Content.Ids.Index().Where(photo => photo.Item == before).Select(photo => photo.Index).FirstOrDefault(Content.Ids.Count);
        _isBusy = true;
        await Notices.MakeAsync(stop => Albums.MoveAsync(Album.OwnAlbumId!.Value, photos, place, stop), Text["Done.AlbumArranged"]);
        _isBusy = false;
    }

    /// <param name="shown">Of the photo before which they are put, among those that are shown.</param>
    private Task MoveAsync(int shown) => ArrangeAsync([.. Selected], shown >= Content.Shapes.Count ? null : Content.Shapes[Math.Max(shown, 0)].Id);

    private Task<ChangeResult?> RotateAsync(int degrees) =>
        MakeAgainAsync((photos, stop) => Editing.RotateAsync(photos, degrees, stop), Text.Count("Done.Rotated", Selected.Count));

    private Task StackAsync() => MakeAsync(Stacking.StackAsync, Text.Count("Done.Stacked", Selected.Count));

    private Task UnstackAsync() => MakeAsync(Stacking.UnstackAsync, Text["Done.Unstacked"]);

    private async Task MakeAsync(Func<int[], CancellationToken, Task<ChangeResult>> change, string done)
    {
        if (await MakeAgainAsync(change, done) is { ChangeId: null })
        {
            Notices.Say(Text["Notice.Nothing"]);
        }

        await OnClear.InvokeAsync();
    }

    /// <summary>They stay chosen: whoever arranges or turns does the same again.</summary>
    private async Task<ChangeResult?> MakeAgainAsync(Func<int[], CancellationToken, Task<ChangeResult>> change, string done)
    {
        int[] photos = [.. Selected];
        _isBusy = true;
        var result = await Notices.MakeAsync(stop => change(photos, stop), done);
        _isBusy = false;
        return result;
    }

    private async Task DeepScanAsync()
    {
        int[] photos = [.. Selected];
        (_isBusy, _looked) = (true, 0);
        await Searches.DeepScanAsync(photos, Report, CancellationToken.None);
        _isBusy = false;
        await OnClear.InvokeAsync();
    }

    private void Report(int looked)
    {
        _looked = looked;
        _ = InvokeAsync(StateHasChanged);
    }
}
