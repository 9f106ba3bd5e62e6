using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using FaceGallery.Web.Accounts;

namespace FaceGallery.Tests.Fixtures;

/// <summary>
/// Talks to the pages' hub as a browser does, without one: a WebSocket with SignalR's framing (a length as a variable-length integer, then a message) around
/// MessagePack arrays.
/// </summary>
internal sealed class CircuitClient : IAsyncDisposable
{
    private static readonly byte[] Completion = [0x03, 0x80, 0xa1, (byte)'0'];

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="session">The session cookie's value; null for somebody who is not signed in.</param>
    /// <param name="headers">More request headers.</param>
    /// <exception cref="WebSocketException">The server refused it.</exception>
    public static async Task<CircuitClient> ConnectAsync(RunningApp app, string? session, params (string Name, string Value)[] headers)
    {
        var client = new CircuitClient();
        client._socket.Options.CollectHttpResponseDetails = true;
        if (session is not null)
        {
            client._socket.Options.SetRequestHeader("Cookie", $"{AccessServices.SessionCookie}={session}");
        }

        foreach (var (name, value) in headers)
        {
            client._socket.Options.SetRequestHeader(name, value);
        }

        await client._socket.ConnectAsync(new Uri($"ws{app.Address["http".Length..]}/_blazor"), Stop);
        await client._socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, Stop);
        await client.ReceiveAsync();
        return client;
    }

    /// <returns>The circuit's secret; null where the server opened none.</returns>
    public async Task<string?> StartAsync(RunningApp app) => await InvokeAsync("StartCircuit", $"{app.Address}/", $"{app.Address}/timeline", "[]", "") as string;

    /// <returns>Whether the circuit of this secret is now this connection's.</returns>
    public async Task<bool> ReconnectAsync(string secret) => await InvokeAsync("ConnectCircuit", secret) is true;

    /// <summary>Returns when the server closed the connection.</summary>
    public async Task ClosedAsync()
    {
        while (await ReceiveAsync() is { Length: > 0 })
        {
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <returns>What the method answered: a text, true or false; null for nothing or an error.</returns>
    private async Task<object?> InvokeAsync(string method, params string[] arguments)
    {
        // [1 (invocation), headers, id, method, arguments]
        var message = new List<byte> { 0x95, 0x01, 0x80 };
        AddText(message, "0");
        AddText(message, method);
        message.Add((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments)
        {
            AddText(message, argument);
        }

        var frame = new List<byte>();
        for (var length = message.Count; length > 0 || frame.Count == 0; length >>= 7)
        {
            frame.Add((byte)((length & 0x7f) | (length > 0x7f ? 0x80 : 0)));
        }

        await _socket.SendAsync(frame.Concat(message).ToArray(), WebSocketMessageType.Binary, endOfMessage: true, Stop);
        while (await ReceiveAsync() is { } answer)
        {
            // [3 (completion), headers, "0", 1 (error), 2 (nothing) or 3, result], after its length, and maybe after other messages
            if (answer.AsSpan().IndexOf(Completion) is > 0 and var start)
            {
                return answer[start + 4] == 3 ? ValueOf(answer.AsSpan(start + 5)) : null;
            }
        }

        return null;
    }

    /// <returns>One or more frames; null when the connection is closed.</returns>
    private async Task<byte[]?> ReceiveAsync()
    {
        try
        {
            var received = await _socket.ReceiveAsync(_buffer, Stop);
            return received.MessageType == WebSocketMessageType.Close ? null : _buffer[..received.Count];
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    private static void AddText(List<byte> message, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        message.Add(0xda);
        message.AddRange([(byte)(bytes.Length >> 8), (byte)bytes.Length]);
        message.AddRange(bytes);
    }

    private static object? ValueOf(ReadOnlySpan<byte> value) => value[0] switch
    {
        0xc2 => false,
        0xc3 => true,
        0xd9 => Encoding.UTF8.GetString(value.Slice(2, value[1])),
        0xda => Encoding.UTF8.GetString(value.Slice(3, BinaryPrimitives.ReadUInt16BigEndian(value[1..]))),
        >= 0xa0 and <= 0xbf => Encoding.UTF8.GetString(value.Slice(1, value[0] & 0x1f)),
        _ => null,
    };
}
