using System.ComponentModel.DataAnnotations;

namespace FaceGallery.Web.Hosting;

/// <summary>By what names the app may be asked, what friends may say and send, how long somebody stays signed in, and how many pages may be open at once. Section <c>Access</c>.</summary>
public sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>Names such as "photos.example.org", or "*.example.org" for all below it: the public ones that lead here.</summary>
    public IList<string> AllowedHosts { get; init; } = [];

    /// <summary>Friends may say that a face bears somebody else's name; the owner decides.</summary>
    public bool FriendsReport { get; set; } = true;

    /// <summary>Friends may make links of photos that they see, and of their own album.</summary>
    public bool FriendsSend { get; set; }

    /// <summary>Days after which a session ends, however much it is used.</summary>
    [Range(1, 3650)]
    public int SessionDays { get; set; } = 90;

    /// <summary>Days without a visit after which a session ends.</summary>
    [Range(1, 3650)]
    public int IdleDays { get; set; } = 30;

    /// <summary>Open pages of one account, those included that lost their connection a moment ago.</summary>
    [Range(1, 100_000)]
    public int PagesPerAccount { get; set; } = 50;

    /// <summary>Open pages of one network address (IPv6: of one /64 network), whoever has them: a family has one address, and so has a proxy that is not trusted.</summary>
    [Range(1, 100_000)]
    public int PagesPerAddress { get; set; } = 200;

    /// <summary>Addresses or networks whose monitors read <c>/metrics</c> without a token.</summary>
    public IList<string> MetricsFrom { get; init; } = [];

    public TimeSpan SessionLife => TimeSpan.FromDays(SessionDays);

    public TimeSpan IdleLife => TimeSpan.FromDays(IdleDays);
}
