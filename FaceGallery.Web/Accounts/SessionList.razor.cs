using System.Globalization;
using FaceGallery.Domain.Accounts;
using FaceGallery.Web.Components;
using FaceGallery.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Accounts;

/// <summary>Where the account is signed in, and a way out of each.</summary>
public partial class SessionList
{
    private IReadOnlyList<Session> _sessions = [];
    private int? _here;

    [Inject]
    private OpenSessions Sessions { get; set; } = default!;

    [Inject]
    private IOptionsMonitor<AccessOptions> Options { get; set; } = default!;

    [Inject]
    private AuthenticationStateProvider States { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var user = (await States.GetAuthenticationStateAsync()).User;
        _here = OpenSessions.IdOf(user);
        _sessions = OpenSessions.AccountOf(user) is { } account ? await Sessions.ListAsync(account, CancellationToken.None) : [];
    }

    private string Time(DateTime time) => time.AtHome(Clock).ToString("g", CultureInfo.CurrentCulture);

    // Of this one it is noted now and then only, and known anyway.
    private string Times(Session session) => session.Id == _here
        ? Text["Account.SessionSince", Time(session.CreatedAt), session.Address]
        : Text["Account.SessionTimes", Time(session.CreatedAt), Time(session.LastSeenAt), session.Address];

    private string NameOf(Session session) => session.Browser.Length > 0 ? session.Browser : Text["Account.SessionUnknown"];
}
