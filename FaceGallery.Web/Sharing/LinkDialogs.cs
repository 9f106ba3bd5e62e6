using FaceGallery.Web.Localisation;
using MudBlazor;

namespace FaceGallery.Web.Sharing;

/// <summary>Opens the dialogs of links.</summary>
public sealed class LinkDialogs(IDialogService dialogs, ShareService shares, FriendSending friends, Text text)
{
    private static readonly DialogOptions Wide = new() { MaxWidth = MaxWidth.Small, FullWidth = true };

    /// <summary>Asks how a new link is to be, makes it, and shows it.</summary>
    public async Task CreateAsync(ShareScope scope)
    {
        var isFriends = await friends.IsOfferedAsync();
        var asked = await dialogs.ShowAsync<LinkSettingsDialog>(
            text[scope is { Search: null, PhotoIds.Count: 1 } ? "Photo.Send" : "Sharing.New"], new DialogParameters<LinkSettingsDialog> { { dialog => dialog.Scope, scope }, { dialog => dialog.IsFriends, isFriends } }, Wide);
        if (await asked.Result is { Canceled: false, Data: int id } && await FindAsync(id, isFriends) is { } card)
        {
            await ShowAsync(card);
        }
    }

    private async Task<ShareCard?> FindAsync(int id, bool isFriends)
    {
        if (!isFriends)
        {
            return await shares.FindAsync(id, CancellationToken.None);
        }

        return await friends.SenderAsync(CancellationToken.None) is { } friend ? (await shares.OfFriendAsync(friend, CancellationToken.None)).FirstOrDefault(card => card.Id == id) : null;
    }

    /// <returns>Whether it was changed.</returns>
    public async Task<bool> EditAsync(ShareCard card)
    {
        var asked = await dialogs.ShowAsync<LinkSettingsDialog>(card.Caption, new DialogParameters<LinkSettingsDialog> { { dialog => dialog.Share, card.Share } }, Wide);
        return await asked.Result is { Canceled: false };
    }

    /// <param name="name">Whom it is for; null for nobody in particular.</param>
    public Task ShowAsync(ShareCard card, string? name = null) =>
        dialogs.ShowAsync<LinkDialog>(card.Caption, new DialogParameters<LinkDialog> { { dialog => dialog.Card, card }, { dialog => dialog.Name, name } }, Wide);

    /// <summary>Shows the owner's link as it is now.</summary>
    public async Task ShowAsync(int id)
    {
        if (await FindAsync(id, isFriends: false) is { } card)
        {
            await ShowAsync(card);
        }
    }

    /// <param name="key">Of the words: with "Title", "Text" and "Do" behind it.</param>
    public async Task<bool> AskAsync(string key, string caption) =>
        await dialogs.ShowMessageBoxAsync(text[$"{key}Title", caption], text[$"{key}Text"], text[$"{key}Do"], cancelText: text["Dialog.Cancel"]) == true;
}
