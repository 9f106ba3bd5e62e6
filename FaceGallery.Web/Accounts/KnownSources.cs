using System.Security.Cryptography;
using System.Text;
using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace FaceGallery.Web.Accounts;

/// <summary>
/// Remembers from which browsers and networks each account signed in: a browser by a cookie that says so and opens nothing (OWASP, Device Cookies), a network by
/// its hash beside the account.
/// </summary>
public sealed class KnownSources(IDataProtectionProvider protection, UserManager<Account> users)
{
    public const string DeviceCookie = "facegallery.device";

    private const string Provider = "FaceGallery";
    private const string Networks = "Networks";

    /// <summary>Networks of one account; the oldest goes for another.</summary>
    private const int MaxNetworks = 20;

    // The longest that browsers keep a cookie.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private readonly IDataProtector _protector = protection.CreateProtector("FaceGallery.Access.Devices");

    /// <param name="account">The account of the name; null where there is none.</param>
    /// <param name="name">The name that was given.</param>
    public async Task<SignInSource> OfAsync(HttpContext http, Account? account, string name)
    {
        var network = AddressNetwork.Of(http.Connection.RemoteIpAddress);
        var source = new SignInSource(HashOf(users.NormalizeName(name) ?? ""), network);
        return account is null ? source : source with
        {
            Device = DeviceOf(http, account),
            IsKnownNetwork = (await NetworksAsync(account)).Contains(HashOf($"{account.Id} {network}")),
        };
    }

    /// <summary>When an account signed in, second factor and all.</summary>
    public async Task RememberAsync(HttpContext http, Account account)
    {
        var device = DeviceOf(http, account) ?? $"{account.Id} {Guid.NewGuid()}";
        http.Response.Cookies.Append(DeviceCookie, _protector.Protect(device), OwnCookies.ForApp(http, Kept));

        var hash = HashOf($"{account.Id} {AddressNetwork.Of(http.Connection.RemoteIpAddress)}");
        var known = await NetworksAsync(account);
        if (!known.Contains(hash))
        {
            await users.SetAuthenticationTokenAsync(account, Provider, Networks, string.Join(' ', known.Prepend(hash).Take(MaxNetworks)));
        }
    }

    private async Task<string[]> NetworksAsync(Account account) =>
        (await users.GetAuthenticationTokenAsync(account, Provider, Networks))?.Split(' ') ?? [];

    private string? DeviceOf(HttpContext http, Account account)
    {
        try
        {
            return http.Request.Cookies[DeviceCookie] is { Length: > 0 } cookie && _protector.Unprotect(cookie) is var device
                && device.StartsWith($"{account.Id} ", StringComparison.Ordinal) ? device : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string HashOf(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
