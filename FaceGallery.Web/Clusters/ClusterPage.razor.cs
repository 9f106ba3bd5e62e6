using FaceGallery.Web.Faces;
using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Clusters;

/// <summary>All faces of a group of unknown ones: to name it, to take out those who are somebody else, to put it together with another.</summary>
public partial class ClusterPage
{
    private ClusterKey? _key;
    private ClusterCard? _card;
    private IReadOnlyCollection<int> _selected = [];
    private Fate? _fate;
    private bool _isRead;

    /// <summary>As <see cref="ClusterKey"/> writes it.</summary>
    [Parameter]
    public string Key { get; set; } = "";

    [Inject]
    private ClusterService Clusters { get; set; } = default!;

    [Inject]
    private ClusterEditing Editing { get; set; } = default!;

    [Inject]
    private FaceTiles Faces { get; set; } = default!;

    [Inject]
    private FaceActionsPresenter Verdicts { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        var key = ClusterKey.Parse(Key);
        if (key is null)
        {
            Navigation.NotFound();
        }
        else if (key != _key)
        {
            (_key, _card, _selected, _fate) = (key, null, [], null);
            await OnLibraryChangedAsync();
            if (_card is not null && RendererInfo.IsInteractive)
            {
                await OpenAsync(key);
            }
        }
    }

    private async Task OpenAsync(ClusterKey key)
    {
        try
        {
            await Editing.OpenAsync(key, Disconnected);
        }
        catch (ChangeRefusedException refused) when (refused.Refusal == ChangeRefusal.Unwritten)
        {
            // It can be looked at all the same.
        }
    }

    protected override async Task OnLibraryChangedAsync()
    {
        if (_key is not { } key)
        {
            return;
        }

        var card = await Clusters.FindAsync(key, Disconnected);
        if (card is null && (_card?.FaceIds[0] ?? key.FaceId) is { } face)
        {
            _fate = await FollowAsync(face);
        }

        (_card, _isRead) = (card, true);
    }

    /// <summary>What became of a face of the group; null when that is not known.</summary>
    private async Task<Fate?> FollowAsync(int faceId) => (await Faces.ReadAsync([faceId], Disconnected)).GetValueOrDefault(faceId) switch
    {
        { PersonId: { } person } tile => new Fate(Text["Done.Named", tile.Person], $"people/{person}", Text["Cluster.GoneTo", tile.Person]),
        { IsStranger: true } => new Fate(Text["Clusters.Gone.Stranger"]),
        { IsNotAFace: true } => new Fate(Text["Clusters.Gone.NoFace"]),
        _ => await Clusters.HoldingAsync(faceId, Disconnected) is { } other ? new Fate(Text["Clusters.Gone.Elsewhere"], $"clusters/{other}", Text["Cluster.GoneToGroup"]) : null,
    };

    private Task<ChangeResult?> NameAsync(string name) => Verdicts.NameAsync(_card!.FaceIds, name);

    private async Task SplitAsync()
    {
        var faces = _selected;
        if (await Notices.MakeAsync(stop => Editing.SplitAsync(faces, stop), Text.Count("Done.Split", faces.Count)) is not null)
        {
            _selected = [];
            await OnLibraryChangedAsync();
        }
    }

    private async Task MergeAsync()
    {
        var (key, face) = (_key!, _card!.FaceIds[0]);
        var parameters = new DialogParameters<ClusterChooser> { { chooser => chooser.Than, key }, { chooser => chooser.LikelyPersonId, _card.LikelyPersonId } };
        var dialog = await Dialogs.ShowAsync<ClusterChooser>(Text["Cluster.MergeTitle"], parameters, new DialogOptions { FullWidth = true, CloseButton = true });
        if (await dialog.Result is { Canceled: false, Data: ClusterKey other }
            && await Notices.MakeAsync(stop => Editing.MergeAsync([key, other], stop), Text["Done.Merged", 2]) is not null
            && await FollowAsync(face) is { Href: { } href })
        {
            Navigation.NavigateTo(href, replace: true);
            await OnLibraryChangedAsync();
        }
    }

    /// <param name="Title">What was done with it.</param>
    /// <param name="Href">Where it is now; null where that is of no interest.</param>
    private sealed record Fate(string Title, string? Href = null, string Words = "");
}
