using FaceGallery.Web.Components;
using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Sharing;

/// <summary>A link in the list, with what can be done with it.</summary>
public partial class ShareLine
{
    [Parameter, EditorRequired]
    public ShareCard Card { get; set; } = default!;

    /// <summary>Why it is closed; null while it is open.</summary>
    [Parameter]
    public string? State { get; set; }

    /// <summary>The friend who made it looks at it.</summary>
    [Parameter]
    public bool IsFriends { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private ShareEditing Editing { get; set; } = default!;

    [Inject]
    private FriendLinks OfFriends { get; set; } = default!;

    [Inject]
    private LinkDialogs Dialogs { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private IEnumerable<string> Facts
    {
        get
        {
            var share = Card.Share;
            string?[] facts =
            [
                State,
                Card.Maker is { } maker && !IsFriends ? Text["Sharing.By", maker] : null,
                Text.Count("Count.Photos", Card.Photos),
                Text[share.IsFixed ? "Sharing.IsFrozen" : "Sharing.IsLive"],
                Text[$"Sharing.Download.{share.Download}"],
                share.PassphraseHash is null ? null : Text["Sharing.HasPassphrase"],
                share.ExpiresAt is { } end && State is null ? Text["Sharing.OpenUntil", end.AtHome(Clock).AddTicks(-1)] : null,
                share.AllowsFindMe ? Text["Guest.FindMe"] : null,
            ];
            return facts.OfType<string>();
        }
    }

    private async Task EditAsync()
    {
        if (await Dialogs.EditAsync(Card))
        {
            await OnChanged.InvokeAsync();
        }
    }

    private Task RenewAsync() => ChangeAsync("Sharing.Renew", () => Editing.RenewAsync(Card.Id, CancellationToken.None), () => Dialogs.ShowAsync(Card.Id));

    private Task RevokeAsync() => ChangeAsync("Sharing.Revoke", () => Editing.RevokeAsync(Card.Id, CancellationToken.None));

    private Task DeleteAsync() => ChangeAsync("Sharing.Delete", () => IsFriends ? OfFriends.DeleteAsync(Card.Id, CancellationToken.None) : Editing.DeleteAsync(Card.Id, CancellationToken.None));

    /// <param name="show">What came of it.</param>
    private async Task ChangeAsync(string key, Func<Task> change, Func<Task>? show = null)
    {
        if (!await Dialogs.AskAsync(key, Card.Caption))
        {
            return;
        }

        try
        {
            await change();
            Notices.Say(Text[$"{key}Done", Card.Caption]);
        }
        catch (ChangeRefusedException refused)
        {
            Notices.Warn(Text[refused.Why]);
            show = null;
        }

        await OnChanged.InvokeAsync();
        await (show?.Invoke() ?? Task.CompletedTask);
    }
}
