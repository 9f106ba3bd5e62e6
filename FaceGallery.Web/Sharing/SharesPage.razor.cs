using FaceGallery.Web.Hosting;
using FaceGallery.Web.Library;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Sharing;

/// <summary>All links, the newest first: what each shows, who came, and the way to close it.</summary>
public partial class SharesPage
{
    private const int PageSize = 50;

    private IReadOnlyList<ShareCard> _cards = [];
    private int _count;
    private int _shown = PageSize;

    [Inject]
    private ShareService Shares { get; set; } = default!;

    [Inject]
    private GuestWatch Watch { get; set; } = default!;

    [Inject]
    private IOptionsMonitor<AccessOptions> Access { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    /// <summary>Who guessed, and who sent too much, by the words for it.</summary>
    private IEnumerable<(string Key, List<GuestExcesses> Excesses)> Excesses => Watch.Remarkable()
        .GroupBy(excess => excess.What is GuestExcess.GuessedLinks or GuestExcess.GuessedPassphrases ? "Sharing.Guessed" : "Sharing.TooMuch")
        .Select(group => (group.Key, group.ToList()));

    protected override LibraryTopics Topics => LibraryTopics.Content | LibraryTopics.Links;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync()
    {
        _count = await Shares.CountAsync(Disconnected);
        _cards = await Shares.PageAsync(0, _shown, Disconnected);
    }

    private Task ShowMoreAsync()
    {
        _shown += PageSize;
        return OnLibraryChangedAsync();
    }

    /// <summary>What a friend made opens only while friends may.</summary>
    /// <returns>Null while it is open.</returns>
    private string? StateOf(ShareCard card) => card.Share switch
    {
        { RevokedAt: not null } => Text["Sharing.Revoked"],
        var share when share.IsExpired(Clock.GetUtcNow().UtcDateTime) => Text["Sharing.Expired"],
        { MakerId: not null } when !Access.CurrentValue.FriendsSend => Text["Sharing.FriendsOff"],
        _ => null,
    };
}
