using System.Globalization;
using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace FaceGallery.Web.Accounts;

/// <summary>Who may look at albums: friends with an account, or everybody who reaches the app.</summary>
public partial class FriendAccounts
{
    private IReadOnlyList<Account> _friends = [];
    private IReadOnlyList<(int Id, string Name)> _people = [];
    private bool _everybody;
    private string? _name;
    private string? _password;
    private Account? _resetting;
    private string? _said;

    [CascadingParameter]
    private Confirmed Confirmed { get; set; } = default!;

    [Inject]
    private AccountService AccountService { get; set; } = default!;

    [Inject]
    private AnonymousBrowsingPolicy Rule { get; set; } = default!;

    [Inject]
    private IOptionsMonitor<AccessOptions> Options { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _everybody = await Rule.IsForEverybodyAsync(CancellationToken.None);
        _friends = await AccountService.FriendsAsync(CancellationToken.None);
        _people = Options.CurrentValue.FriendsSend ? await AccountService.PeopleAsync(CancellationToken.None) : [];
    }

    /// <summary>Who in the photos the friend is.</summary>
    /// <param name="person">An id; empty for nobody.</param>
    private async Task IdentifyAsync(Account friend, string? person)
    {
        if (await Confirmed.IsStillAsync())
        {
            friend.PersonId = int.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
            await AccountService.ChoosePersonAsync(friend.Id, friend.PersonId, CancellationToken.None);
            _said = Text["Access.Saved", friend.UserName];
        }
    }

    private async Task ChooseAsync(bool everybody)
    {
        if (await Confirmed.IsStillAsync())
        {
            await Rule.ChooseAsync(everybody, CancellationToken.None);
            _everybody = everybody;
        }
    }

    private void Reset(Account friend) => (_resetting, _name, _password, _said) = (friend, friend.UserName, null, null);

    private async Task SaveAsync()
    {
        _said = null;
        if (!await Confirmed.IsStillAsync())
        {
            return;
        }

        var problem = _resetting is { } friend
            ? await AccountService.SetPasswordAsync(friend.Id, _password, CancellationToken.None)
            : await AccountService.CreateFriendAsync(_name, _password);
        _said = problem is null ? Text["Access.Saved", _name] : Text[$"Account.Problem.{problem}"];
        if (problem is null)
        {
            (_resetting, _name, _password) = (null, null, null);
            _friends = await AccountService.FriendsAsync(CancellationToken.None);
        }
    }

    private async Task RemoveAsync(Account friend)
    {
        if (await Dialogs.ShowMessageBoxAsync(Text["Access.RemoveTitle", friend.UserName], Text["Access.RemoveText"], Text["Access.RemoveDo"], cancelText: Text["Dialog.Cancel"]) == true
            && await Confirmed.IsStillAsync())
        {
            await AccountService.RemoveFriendAsync(friend.Id, CancellationToken.None);
            _friends = await AccountService.FriendsAsync(CancellationToken.None);
        }
    }
}
