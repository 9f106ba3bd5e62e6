using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using FaceGallery.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace FaceGallery.Web.Setup;

/// <summary>The addresses by which other devices may reach the app.</summary>
public sealed class NetworkAddresses(IServer server)
{
    /// <summary>Whether it listens to others than this machine at all.</summary>
    public bool IsOpen => Listening.Any(address => !LoopbackHost.Is(address.Host));

    /// <summary>"http://192.168.1.20:8080", those of home networks first; none where it listens to this machine alone.</summary>
    public IReadOnlyList<string> Find() => Of(Listening);

    /// <param name="listening">Where it listens; <see cref="ToUri"/> reads a setting.</param>
    public static IReadOnlyList<string> Of(IEnumerable<Uri> listening)
    {
        var own = NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(card => card.GetIPProperties().UnicastAddresses).Select(unicast => unicast.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))
            .OrderByDescending(IsOfHome).ToList();
        return
        [
            .. listening.Where(address => !LoopbackHost.Is(address.Host))
                .SelectMany(address => IsAny(address.Host) ? own.Select(ip => $"{address.Scheme}://{ip}:{address.Port}") : [address.GetLeftPart(UriPartial.Authority)])
                .Distinct(),
        ];
    }

    private IEnumerable<Uri> Listening => (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        .Select(ToUri);

    /// <param name="address">As ASP.NET Core has it: the host "*" or "+" stands for all.</param>
    /// <exception cref="UriFormatException">It is no address.</exception>
    public static Uri ToUri(string address) => new(address.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal));

    private static bool IsAny(string host) => IPAddress.TryParse(host.Trim('[', ']'), out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));

    /// <summary>192.168.0.0/16, where nearly all home networks are (RFC 1918).</summary>
    private static bool IsOfHome(IPAddress address) => address.GetAddressBytes() is [192, 168, ..];
}
