using System.Net;
using System.Net.Sockets;

namespace FaceGallery.Web.Hosting;

/// <summary>
/// What counts as one sender wherever strangers are limited: an IPv4 address whole, an IPv6 address by its /64, which is what one household or one
/// rented server has to itself (RFC 6177), so that nobody starts afresh by choosing another of their 2⁶⁴ addresses.
/// </summary>
public static class AddressNetwork
{
    private const int PrefixBits = 64;

    /// <returns>"192.0.2.7" or "2001:db8:1:2::/64"; empty where the connection has no address. IPv4 within IPv6 counts as IPv4.</returns>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, PrefixBits / 8, bytes.Length - (PrefixBits / 8));
        return $"{new IPAddress(bytes)}/{PrefixBits}";
    }

    /// <param name="text">An address like 192.168.1.2, or a network like 172.16.0.0/12.</param>
    /// <returns>Null where it is neither.</returns>
    public static IPNetwork? TryParse(string text) =>
        IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var network) ? network
        : null;
}
