using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace FaceGallery.Web.Accounts;

/// <summary>
/// Shows its content to somebody who typed their password a short while ago: a browser that was left open, or a stolen cookie, is not enough to let others in.
/// What the content changes, it changes after asking <see cref="IsStillAsync"/>.
/// </summary>
public partial class Confirmed
{
    private bool _isConfirmed;

    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>What cannot be seen yet, a text's key, where whole cards of a page are in it: the question is a card of its own then.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>The id of where the content begins, to which one comes back; null for the page's top.</summary>
    [Parameter]
    public string? Part { get; set; }

    [Inject]
    private OpenSessions Sessions { get; set; } = default!;

    [Inject]
    private AuthenticationStateProvider States { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string Address => $"{AccountEndpoints.ConfirmAddress[1..]}?returnUrl={Uri.EscapeDataString(new Uri(Navigation.Uri).PathAndQuery + (Part is null ? "" : $"#{Part}"))}";

    /// <returns>Whether the password is still fresh; if not, it is asked for in place of the content.</returns>
    public async Task<bool> IsStillAsync()
    {
        _isConfirmed = await Sessions.IsConfirmedAsync((await States.GetAuthenticationStateAsync()).User, CancellationToken.None);
        StateHasChanged();
        return _isConfirmed;
    }

    protected override Task OnInitializedAsync() => IsStillAsync();
}
