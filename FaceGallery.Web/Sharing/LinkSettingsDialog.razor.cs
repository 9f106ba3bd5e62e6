using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Components;
using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Sharing;

/// <summary>Asks how a link is to be, and makes or changes it. Closes with the link's id.</summary>
public partial class LinkSettingsDialog
{
    /// <summary>Until a friend's link ends, unless the friend says otherwise.</summary>
    private const int DaysOfFriends = 30;

    private enum LinkCover
    {
        Best,
        Chosen,
        None,
    }

    private string? _title;
    private string? _greeting;
    private ShareDownload _download = ShareDownload.Originals;
    private DateTime? _until;
    private string? _passphrase;
    private bool _isPassphraseChanged;
    private bool _isPassphraseRemoved;
    private bool _isLive = true;
    private bool _showsNames = true;
    private bool _isStripped = true;
    private bool _isReadable;
    private bool _showsAllOfStacks;
    private bool _allowsFindMe;
    private bool _showsPicture;
    private LinkCover _cover;
    private int? _coverPhotoId;
    private bool _isBusy;
    private string? _problem;

    /// <summary>What a new link is to show; null where a link is changed.</summary>
    [Parameter]
    public ShareScope? Scope { get; set; }

    /// <summary>The link that is changed.</summary>
    [Parameter]
    public Share? Share { get; set; }

    /// <summary>A friend makes it, who has less to choose.</summary>
    [Parameter]
    public bool IsFriends { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private ShareEditing Editing { get; set; } = default!;

    [Inject]
    private FriendLinks OfFriends { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private bool HasPassphrase => Share?.PassphraseHash is not null;

    // Photos that were chosen one by one are those and no others.
    private bool CanFlow => (Scope is null ? Share?.Search : Scope.Search as object) is not null;

    /// <summary>Whoever sends a few photos wants the link; how it is to be is folded.</summary>
    private bool IsShort => Scope is { Search: null };

    /// <summary>A day less than the limit: an end is the day's end.</summary>
    private DateTime? LastDay => IsFriends ? Today.AddDays(FriendLinks.MostDays - 1) : null;

    private DateTime Today => Time.GetUtcNow().UtcDateTime.AtHome(Time).Date;

    protected override void OnInitialized()
    {
        if (IsFriends)
        {
            _until = Today.AddDays(DaysOfFriends);
        }

        if (Share is not { } share)
        {
            // Who was at a party looks for themselves; a link to one person shows nobody else.
            _allowsFindMe = Scope?.Search is { EventId: not null, AllOf: [] };
            return;
        }

        (_title, _greeting, _download, _isLive, _showsPicture) = (share.Title, share.Greeting, share.Download, !share.IsFrozen, share.ShowsPicture);
        (_showsNames, _isStripped, _isReadable, _allowsFindMe) = (share.ShowsNames, share.IsStripped, share.IsReadable, share.AllowsFindMe);
        _showsAllOfStacks = share.ShowsAllOfStacks;
        _coverPhotoId = share.CoverPhotoId;
        _cover = share.HidesCover ? LinkCover.None : _coverPhotoId is null ? LinkCover.Best : LinkCover.Chosen;
        _until = share.ExpiresAt?.AtHome(Time).AddTicks(-1).Date;
    }

    private ShareSettings Settings => new()
    {
        Title = _title,
        Greeting = _greeting,
        ShowsPicture = _showsPicture,
        HidesCover = _cover == LinkCover.None,
        CoverPhotoId = _cover == LinkCover.Chosen ? _coverPhotoId : null,
        Download = _download,
        ExpiresAt = _until is { } day ? TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(day.Date.AddDays(1), DateTimeKind.Unspecified), Time.LocalTimeZone) : null,
        Passphrase = _isPassphraseRemoved ? "" : _isPassphraseChanged && !string.IsNullOrEmpty(_passphrase) ? _passphrase : null,
        IsFrozen = !_isLive,
        ShowsNames = _showsNames,
        IsStripped = _isStripped,
        IsReadable = _isReadable,
        ShowsAllOfStacks = _showsAllOfStacks,
        AllowsFindMe = _allowsFindMe,
    };

    private async Task SaveAsync()
    {
        (_isBusy, _problem) = (true, null);
        try
        {
            Dialog.Close(DialogResult.Ok(await SavedAsync()));
        }
        catch (ChangeRefusedException refused)
        {
            (_isBusy, _problem) = (false, Text[refused.Why]);
        }
    }

    private async Task<int> SavedAsync()
    {
        if (Scope is { } scope)
        {
            return IsFriends ? await OfFriends.CreateAsync(scope, Settings, CancellationToken.None) : await Editing.CreateAsync(scope, Settings, CancellationToken.None);
        }

        await Editing.EditAsync(Share!.Id, Settings, CancellationToken.None);
        return Share.Id;
    }
}
