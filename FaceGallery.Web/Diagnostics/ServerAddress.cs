using System.Net;
using System.Net.Sockets;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Setup;

namespace FaceGallery.Web.Diagnostics;

/// <summary>Where the app listens, as its setting says, and whether it answers there.</summary>
public static class ServerAddress
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<string> All(IConfiguration configuration) =>
        (configuration["urls"] is { Length: > 0 } urls ? urls : ServerOptions.DefaultAddress).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Asks the app at this address, on this machine, whether it is ready.</summary>
    /// <param name="address">Such as "http://*:8080".</param>
    /// <returns>"Health.Ready"; "Health.NotReady" where it answers, and "Health.Silent" where nothing does or something else.</returns>
    public static async Task<Message> HealthAsync(string address, CancellationToken cancellationToken)
    {
        try
        {
            var binding = BindingAddress.Parse(address);
            using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false };

            // It is this machine that is asked, by a name that no certificate is made for.
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null;
            if (binding.IsUnixPipe)
            {
                handler.ConnectCallback = (_, stop) => ConnectAsync(binding.UnixPipePath, stop);
            }

            using var client = new HttpClient(handler) { Timeout = LongestAnswer };
            var host = binding.IsUnixPipe ? "localhost" : $"{HostOf(binding)}:{binding.Port}";
            using var answer = await client.GetAsync(new Uri($"{binding.Scheme}://{host}/health/ready"), cancellationToken);
            return answer.IsSuccessStatusCode ? new Message("Health.Ready", address)
                : answer.StatusCode == HttpStatusCode.ServiceUnavailable ? new Message("Health.NotReady", address)
                : new Message("Health.Silent", address, $"{(int)answer.StatusCode}");
        }
        catch (FormatException)
        {
            return new Message("Doctor.Address.Wrong", address, ServerOptions.DefaultAddress);
        }
        catch (HttpRequestException exception)
        {
            return new Message("Health.Silent", address, exception.GetBaseException().Message);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Message("Health.Silent", address, "timeout");
        }
    }

    internal static IPAddress Of(BindingAddress binding) =>
        binding.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback : IPAddress.TryParse(binding.Host.Trim('[', ']'), out var address) ? address : IPAddress.Any;

    internal static Uri? TryParse(string address)
    {
        try
        {
            return NetworkAddresses.ToUri(address);
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    private static string HostOf(BindingAddress binding) => Of(binding) switch
    {
        { AddressFamily: AddressFamily.InterNetworkV6 } six => six.Equals(IPAddress.IPv6Any) ? "[::1]" : $"[{six}]",
        var four => four.Equals(IPAddress.Any) ? "127.0.0.1" : four.ToString(),
    };

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
