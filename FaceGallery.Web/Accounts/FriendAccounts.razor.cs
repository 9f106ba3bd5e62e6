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
    private bool _isWrong;
    private ElementReference _passwordField;

    [CascadingParameter]
    private Confirmed Confirmed { get; set; } = default!;

    [Inject]
    private AccountService AccountService { get; set; } = default!;

    [Inject]
    private AnonymousBrowsingPolicy Rule { get; set; } = default!;

    [Inject]
    private IOptionsMonitor<AccessOptions> Options { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

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
            (_said, _isWrong) = (Text["Access.Identified"], false);
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

    private async Task ResetAsync(Account friend)
    {
        Cancel();
        _resetting = friend;
        await _passwordField.FocusAsync();
    }

    private void Cancel() => (_resetting, _name, _password, _said, _isWrong) = (null, null, null, null, false);

    private async Task SaveAsync()
    {
        (_said, _isWrong) = (null, false);
        if (!await Confirmed.IsStillAsync())
        {
            return;
        }

        var problem = _resetting is { } friend
            ? await AccountService.SetPasswordAsync(friend.Id, _password, CancellationToken.None)
            : await AccountService.CreateFriendAsync(_name, _password);
        if (problem is not null)
        {
            (_said, _isWrong) = (Text[$"Account.Problem.{problem}"], true);
            return;
        }

        var said = _resetting is { } other ? Text["Access.ResetDone", other.UserName] : Text["Access.Saved", _name, Navigation.BaseUri];
        Cancel();
        _said = said;
        _friends = await AccountService.FriendsAsync(CancellationToken.None);
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
