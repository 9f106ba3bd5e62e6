using System.Net;

namespace FaceGallery.Web.Access;

/// <summary>Tells addresses that only this machine reaches from those that the network reaches.</summary>
public static class OpenAddresses
{
    /// <summary>Those of the addresses that other machines reach.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> addresses) => addresses.Where(address => !IsLoopback(address));

    private static bool IsLoopback(string address)
    {
        // Not every address that a server takes is a URI: http://*:8080 means all of them.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return false;
        }

        return uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
