using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;

namespace FaceGallery.Web.Accounts;

/// <summary>
/// Stands before all that browsers ask of circuits: opens them while there is room, gives one that lost its connection back to the session that opened it and to nobody
/// else, and lets nothing into those that were ended.
/// </summary>
public sealed class CircuitFilter(Circuits circuits, OpenSessions sessions, AnonymousBrowsingPolicy rule) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next) =>
        invocationContext.HubMethodName switch
        {
            "StartCircuit" or "ResumeCircuit" => await OpenAsync(invocationContext, next),
            "ConnectCircuit" => await ReconnectAsync(invocationContext, next),

            // Without one, too: should a method that opens circuits be called otherwise one day, nothing works, and nothing is let through.
            _ when OpenCircuit.Of(invocationContext.Context) is null or { IsEnded: true } => Refuse(invocationContext.Context),
            _ => await next(invocationContext),
        };

    /// <returns>The circuit's secret; null, which the page knows how to wait on, where there is no room.</returns>
    private async ValueTask<object?> OpenAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (circuits.TryOpen(call.Context) is not { } circuit)
        {
            return null;
        }

        try
        {
            // Checked after the circuit is listed, so that ending the session from now on finds it.
            circuit.Secret = await MayLookAsync(call.Context.User, call.Context.ConnectionAborted)
                ? await circuits.OpenAsync(circuit, () => next(call)) as string
                : Refuse(call.Context) as string;
            return circuit.Secret;
        }
        finally
        {
            if (circuit.Secret is null)
            {
                circuits.Close(circuit);
            }
        }
    }

    private async ValueTask<object?> ReconnectAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var circuit = circuits.Find(open => open.Secret is not null && open.Secret == call.HubMethodArguments[0] as string).SingleOrDefault();
        if (circuit is null or { IsEnded: true } || circuit.Session != OpenSessions.IdOf(call.Context.User) || !await MayLookAsync(call.Context.User, call.Context.ConnectionAborted))
        {
            return false;
        }

        var isBack = await next(call);
        if (isBack is true)
        {
            circuit.GoesOnBy(call.Context);
        }

        return isBack;
    }

    // A connection may have been waiting since before a session ended.
    private async ValueTask<bool> MayLookAsync(ClaimsPrincipal? user, CancellationToken cancellationToken) => OpenSessions.IdOf(user) is { } session
        ? await sessions.IsOpenAsync(session, cancellationToken)
        : await rule.IsForEverybodyAsync(cancellationToken);

    private static object? Refuse(HubCallerContext connection)
    {
        connection.Abort();
        return null;
    }
}
