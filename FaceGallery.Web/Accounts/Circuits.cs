using System.Runtime.CompilerServices;
using System.Security.Claims;
using FaceGallery.Web.Hosting;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Accounts;

/// <summary>All circuits, which are the server's halves of open pages: whose they are, and how many. Also those that lost their connection a moment ago.</summary>
public sealed class Circuits(IOptionsMonitor<AccessOptions> options)
{
    private readonly Lock _gate = new();
    private readonly List<OpenCircuit> _open = [];
    private readonly AsyncLocal<StrongBox<OpenCircuit?>?> _opening = new();

    /// <summary>The one that is being opened where this is called, from <see cref="TryOpen"/> on.</summary>
    internal OpenCircuit? Opening => _opening.Value?.Value;

    public int Count => Find(_ => true).Count;

    /// <summary>Ends those at once: they may do nothing any more, and their connections close.</summary>
    public void End(Predicate<OpenCircuit> which)
    {
        foreach (var circuit in Find(which))
        {
            circuit.End();
        }
    }

    /// <returns>Null where its account or its network has as many as it may.</returns>
    internal OpenCircuit? TryOpen(HubCallerContext connection)
    {
        var circuit = new OpenCircuit(connection);
        lock (_gate)
        {
            var isCrowded = _open.Count(other => other.Network == circuit.Network) >= options.CurrentValue.PagesPerAddress
                || (circuit.Account is { } account && _open.Count(other => other.Account == account) >= options.CurrentValue.PagesPerAccount);
            if (isCrowded)
            {
                return null;
            }

            _open.Add(circuit);
        }

        return circuit;
    }

    /// <summary>What is opened by <paramref name="openAsync"/> finds the circuit in <see cref="Opening"/>.</summary>
    internal async ValueTask<object?> OpenAsync(OpenCircuit circuit, Func<ValueTask<object?>> openAsync)
    {
        // What is begun in there carries the box along for as long as it goes on, and would the circuit.
        var box = new StrongBox<OpenCircuit?>(circuit);
        _opening.Value = box;
        try
        {
            return await openAsync();
        }
        finally
        {
            box.Value = null;
        }
    }

    internal void Close(OpenCircuit circuit)
    {
        lock (_gate)
        {
            _open.Remove(circuit);
        }
    }

    internal List<OpenCircuit> Find(Predicate<OpenCircuit> which)
    {
        lock (_gate)
        {
            return _open.FindAll(which);
        }
    }
}

/// <summary>A circuit, with who opened it.</summary>
public sealed class OpenCircuit
{
    private HubCallerContext _connection;
    private IHostEnvironmentAuthenticationStateProvider? _states;
    private volatile bool _isEnded;

    internal OpenCircuit(HubCallerContext connection)
    {
        _connection = connection;
        (Session, Account) = (OpenSessions.IdOf(connection.User), OpenSessions.AccountOf(connection.User));
        Network = AddressNetwork.Of(connection.GetHttpContext()?.Connection.RemoteIpAddress);
        connection.Items[typeof(OpenCircuit)] = this;
    }

    /// <summary>The id of the session; null for somebody who is not signed in.</summary>
    public int? Session { get; }

    /// <summary>The id of the account; null for somebody who is not signed in.</summary>
    public int? Account { get; }

    /// <summary>See <see cref="AddressNetwork"/>.</summary>
    public string Network { get; }

    /// <summary>By which its browser finds it again after the connection was lost.</summary>
    internal string? Secret { get; set; }

    internal bool IsEnded => _isEnded;

    internal static OpenCircuit? Of(HubCallerContext connection) => connection.Items.TryGetValue(typeof(OpenCircuit), out var circuit) ? circuit as OpenCircuit : null;

    internal void RunsFor(IHostEnvironmentAuthenticationStateProvider states) => _states = states;

    internal void GoesOnBy(HubCallerContext connection)
    {
        _connection = connection;
        connection.Items[typeof(OpenCircuit)] = this;
        if (_isEnded)
        {
            connection.Abort();
        }
    }

    /// <summary>What still runs in it is nobody's from here on.</summary>
    internal void End()
    {
        _isEnded = true;
        _states?.SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
        _connection.Abort();
    }
}
