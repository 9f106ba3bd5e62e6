using FaceGallery.Web.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace FaceGallery.Web.Layout;

/// <summary>The page of an address, for the session that the page was loaded in: another browser, or another sign-in, cannot go on with it.</summary>
public partial class Routes
{
    private bool _isOthers;

    /// <summary>The id of the session that the page was loaded in; null for somebody who is not signed in. It comes back from the browser sealed.</summary>
    [Parameter, EditorRequired]
    public int? Session { get; set; }

    [Inject]
    private AuthenticationStateProvider States { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync() => _isOthers = OpenSessions.IdOf((await States.GetAuthenticationStateAsync()).User) != Session;
}
