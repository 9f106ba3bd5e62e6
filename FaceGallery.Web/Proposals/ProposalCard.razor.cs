using FaceGallery.Domain.Sharing;
using FaceGallery.Web.History;
using FaceGallery.Web.Imaging;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace FaceGallery.Web.Proposals;

/// <summary>What one guest said, in a sentence and pictures, and the owner's answers to it.</summary>
public partial class ProposalCard
{
    /// <summary>Faces that the owner chose, or left out, against what the guest said.</summary>
    private readonly HashSet<int> _toggled = [];

    private ElementReference _card;
    private bool _isPicking;
    private bool _isBusy;
    private bool _isFocusDue;
    private bool _tookFocus;

    [Parameter, EditorRequired]
    public ProposalItem Item { get; set; } = default!;

    /// <summary>It takes the focus once.</summary>
    [Parameter]
    public bool TakesFocus { get; set; }

    /// <summary>It waits no longer.</summary>
    [Parameter]
    public EventCallback OnAnswered { get; set; }

    [Inject]
    private ProposalAnswering Answering { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    private bool IsNaming => Item.Kind is ProposalKind.ThatIsMe or ProposalKind.MeToo;

    private bool IsChoosing => IsNaming && !Item.IsSettled && Item.Faces.Count > 0;

    /// <summary>All that the guest claims are the guest's until the owner leaves some out; of others only one can be, and that is to be said where there are several.</summary>
    private bool AreChosenAtFirst => Item.Kind == ProposalKind.ThatIsMe || Item.Faces is [{ PersonId: null }];

    private bool AreAllNamed => Item.Kind == ProposalKind.MeToo && Item.Faces.All(face => face.PersonId is not null);

    private List<int> Chosen => [.. Item.Faces.Select(face => face.Id).Where(id => _toggled.Contains(id) != AreChosenAtFirst)];

    private bool CanAccept => !_isBusy && (!IsNaming || Chosen.Count > 0);

    private (int PhotoId, string Address)? Picture => Item switch
    {
        { Kind: ProposalKind.NotMe, Faces: [var face, ..] } => (face.PhotoId, MediaAddress.Face(face.Id, face.Version)),
        { Photo: { Version.Length: > 0 } photo } => (photo.Id, MediaAddress.Thumbnail(photo.Id, photo.Version)),
        _ => null,
    };

    private string Sentence => Item.Kind switch
    {
        ProposalKind.ThatIsMe => Text.Count("Proposal.ThatIsMe", Item.Faces.Count, Item.Link is { } link ? Text["Proposal.ByLink", link] : Text["Proposal.ByLinkGone"], Item.Name ?? ""),
        ProposalKind.DoNotShow => Text[Item.IsHidden ? "Proposal.DoNotShow" : "Proposal.DoNotShowYet", Guest],
        _ => Text[$"Proposal.{Item.Kind}", Guest, Item.Name],
    };

    private string Guest => Item.Friend ?? (Item.Link is { } link ? Text["Proposal.From", link] : Text["Proposal.FromNobody"]);

    private string Yes => Item.Kind switch
    {
        ProposalKind.DoNotShow => Text["Proposal.Hide"],
        ProposalKind.NotMe => Text["Proposal.NotThem", Item.Name],
        _ => Text["Proposal.Yes", Item.Name],
    };

    private string No => Text[Item.Kind == ProposalKind.DoNotShow ? "Proposal.Show" : "Proposal.No"];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isFocusDue || (TakesFocus && !_tookFocus))
        {
            _isFocusDue = false;
            await _card.FocusAsync();
        }

        _tookFocus = TakesFocus;
    }

    private string CaptionOf(ProposalFace face, int index) =>
        face.Person is { } person ? Text["Proposal.FaceOf", index + 1, person] : Text["Proposal.Face", index + 1];

    private string DoneOf(string? name) => Item.Kind switch
    {
        ProposalKind.DoNotShow => Text.Count("Done.PhotosHidden", 1),
        ProposalKind.NotMe => Text["Done.RejectedAs", Item.Name],
        _ => Text["Done.Named", name ?? Item.Name],
    };

    private void Toggle(int faceId)
    {
        var isOn = Chosen.Contains(faceId);
        if (Item.Kind == ProposalKind.MeToo && !AreChosenAtFirst)
        {
            // Nobody is twice in a photo.
            _toggled.Clear();
        }

        if (isOn == AreChosenAtFirst)
        {
            _toggled.Add(faceId);
        }
        else
        {
            _toggled.Remove(faceId);
        }
    }

    private void Pick() => _isPicking = true;

    private void StopPicking() => (_isPicking, _isFocusDue) = (false, true);

    /// <param name="name">Null for the one that the guest gave.</param>
    private async Task AcceptAsync(string? name)
    {
        if (!CanAccept)
        {
            return;
        }

        var choice = new ProposalChoice(IsNaming ? Chosen : null, name);
        _isBusy = true;
        var result = await Notices.MakeAsync(
            (consent, stop) => Answering.AcceptAsync(Item.Id, choice = choice with { Name = consent.Name ?? name, Despite = consent.Despite }, stop),
            () => DoneOf(choice.Name));
        _isBusy = false;
        if (result is not null)
        {
            await OnAnswered.InvokeAsync();
        }
    }

    private async Task DeclineAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        await Notices.MakeAsync(stop => Answering.DeclineAsync(Item.Id, stop), Text[Item is { IsHidden: true, IsSettled: false } ? "Proposal.ShownAgain" : "Proposal.Declined"]);
        _isBusy = false;
        await OnAnswered.InvokeAsync();
    }

    private Task OnKeyAsync(KeyboardEventArgs key) => key switch
    {
        { CtrlKey: true } or { AltKey: true } or { MetaKey: true } or { Repeat: true } => Task.CompletedTask,
        _ when _isPicking || Item.IsSettled => Task.CompletedTask,
        { Key: "y" or "Y" } => AcceptAsync(null),
        { Key: "n" or "N" } => DeclineAsync(),
        _ => Task.CompletedTask,
    };
}
