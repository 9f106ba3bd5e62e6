using System.Net;

namespace FaceGallery.Web.Access;

/// <summary>Tells hosts that are this machine.</summary>
internal static class LoopbackHost
{
    /// <param name="host">A name or an address, IPv6 with or without its brackets.</param>
    public static bool Is(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
