using FaceGallery.Web.Hosting;
using FaceGallery.Web.Localisation;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Sharing;

/// <summary>Whole addresses of links, as guests need them, and what to write beside them.</summary>
public sealed class ShareAddresses(IOptionsMonitor<SharingOptions> options, Text text)
{
    /// <param name="card">The link; its token must still be known.</param>
    /// <param name="baseAddress">The app's address as the owner's browser uses it.</param>
    public string AddressOf(ShareCard card, string baseAddress) =>
        $"{(options.CurrentValue.PublicAddress ?? baseAddress).TrimEnd('/')}/{card.Path}";

    /// <summary>What goes with the link in a message.</summary>
    /// <param name="name">Whom it is for; null for nobody in particular.</param>
    public string MessageOf(ShareCard card, string? name, string baseAddress) =>
        name is null
            ? text["Sharing.Message", card.Caption, AddressOf(card, baseAddress)]
            : text["Sharing.MessageTo", name, AddressOf(card, baseAddress)];

    /// <summary>Whether only this machine reaches the address.</summary>
    public static bool IsLocal(string address) => LoopbackHost.Is(new Uri(address).Host);
}
