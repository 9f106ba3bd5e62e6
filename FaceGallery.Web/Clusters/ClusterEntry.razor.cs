using FaceGallery.Web.Faces;
using FaceGallery.Web.History;
using FaceGallery.Web.People;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Clusters;

/// <summary>A group of unknown faces as a card, on which it can be named right away; faded once that is done.</summary>
public partial class ClusterEntry
{
    private ElementReference _done;
    private PersonPicker? _picker;
    private bool _wasGone;
    private bool _goesOn;
    private bool _isFocusDue;
    private bool _hasFocus;

    [Parameter, EditorRequired]
    public PlacedCluster Cluster { get; set; } = default!;

    /// <summary>At least the faces of <see cref="ClusterSample"/>.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyDictionary<int, FaceTile> Tiles { get; set; } = default!;

    [Parameter]
    public bool IsChosen { get; set; }

    [Parameter]
    public EventCallback<bool> OnChosen { get; set; }

    /// <summary>A name was typed: the reader goes on with the next, while this group gets it.</summary>
    [Parameter]
    public EventCallback OnTyped { get; set; }

    /// <summary>The group has the name that was typed.</summary>
    [Parameter]
    public EventCallback OnNamed { get; set; }

    [Inject]
    private FaceActionsPresenter Verdicts { get; set; } = default!;

    private ClusterCard Card => Cluster.Card;

    private string Caption => Text["Caption.File", Text.Count("Count.Faces", Card.FaceIds.Count), ClusterPeriod.Of(Card, Text)];

    private IReadOnlyList<int> Sample => ClusterSample.Of(Card);

    private FaceTile? First => Tiles.GetValueOrDefault(Sample[0]);

    private string Fate => Text[First switch
    {
        { IsStranger: true } => "Clusters.Gone.Stranger",
        { IsNotAFace: true } => "Clusters.Gone.NoFace",
        _ => "Clusters.Gone.Elsewhere",
    }];

    /// <summary>The reader goes on here: in the field, or where it was.</summary>
    public ValueTask FocusAsync() => Cluster.IsGone ? _done.FocusAsync(preventScroll: true) : _picker?.FocusAsync() ?? ValueTask.CompletedTask;

    // Asked before the field goes: its going takes the focus away. Focus that has moved elsewhere stays there.
    protected override void OnParametersSet()
    {
        _isFocusDue |= Cluster.IsGone && !_wasGone && _hasFocus && !_goesOn;
        (_wasGone, _goesOn) = (Cluster.IsGone, _goesOn && !Cluster.IsGone);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isFocusDue)
        {
            // From here the Tab key leads to the next card.
            _isFocusDue = false;
            await _done.FocusAsync(preventScroll: true);
        }
    }

    private Task<ChangeResult?> NameAsync(string name) => Verdicts.NameAsync(Card.FaceIds, name);

    private async Task NameTypedAsync(string name)
    {
        await OnTyped.InvokeAsync();
        if (await Verdicts.NameAsync(Card.FaceIds, name) is not null)
        {
            _goesOn = true;
            await OnNamed.InvokeAsync();
        }
    }
}
