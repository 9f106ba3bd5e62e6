using FaceGallery.Web.Accounts;
using FaceGallery.Web.Library;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Sharing;

/// <summary>The links that the friend who looks made: what each shows, who came, and the way to end it.</summary>
public partial class FriendLinksPage
{
    private IReadOnlyList<ShareCard>? _cards;
    private bool _isOwner;
    private bool _mayMake;

    [Inject]
    private Viewer Viewer { get; set; } = default!;

    [Inject]
    private FriendSending Sending { get; set; } = default!;

    [Inject]
    private ShareService Shares { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    protected override LibraryTopics Topics => LibraryTopics.Content | LibraryTopics.Links;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync()
    {
        var friend = await Sending.SenderAsync(Disconnected);
        (_isOwner, _mayMake) = (await Viewer.IsOwnerAsync(), friend is not null);
        _cards = friend is { } account ? await Shares.OfFriendAsync(account, Disconnected) : [];
    }

    /// <returns>Null while it is open.</returns>
    private string? StateOf(ShareCard card) => card.Share switch
    {
        { RevokedAt: not null } => Text["Sharing.Revoked"],
        var share when share.IsExpired(Clock.GetUtcNow().UtcDateTime) => Text["Sharing.Expired"],
        _ => null,
    };
}
