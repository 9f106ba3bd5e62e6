using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace FaceGallery.Web.Accounts;

/// <summary>
/// Who has a page open. What ends a session ends its pages at once; that one ran out is found by asking again and again. Made and disposed with the page's other services on the
/// server, and so the one to tell when a circuit is gone.
/// </summary>
public sealed class Revalidation : RevalidatingServerAuthenticationStateProvider
{
    private readonly OpenSessions _sessions;
    private readonly Circuits _circuits;
    private readonly OpenCircuit? _circuit;
    private readonly CancellationTokenRegistration _stopping;

    public Revalidation(ILoggerFactory logger, OpenSessions sessions, Circuits circuits, IHostApplicationLifetime lifetime)
        : base(logger)
    {
        (_sessions, _circuits, _circuit) = (sessions, circuits, circuits.Opening);
        _circuit?.RunsFor(this);

        // An app that stops asks nobody any more, and asking would hold it.
        _stopping = lifetime.ApplicationStopping.Register(((IDisposable)this).Dispose);
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        OpenSessions.IdOf(authenticationState.User) is { } session && await _sessions.IsOpenAsync(session, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        _stopping.Dispose();
        if (_circuit is not null)
        {
            _circuits.Close(_circuit);
        }

        base.Dispose(disposing);
    }
}
