using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace FaceGallery.Web.Access;

/// <summary>Makes requests that come through a proxy look as the guest's browser sent them.</summary>
public static class ReverseProxy
{
    public static IServiceCollection AddReverseProxy(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProxyOptions>().Bind(configuration.GetSection(ProxyOptions.Section)).ValidateDataAnnotations()
            .Validate(proxy => proxy.Trusted.All(trusted => NetworkOf(trusted) is not null), "Proxy:Trusted must hold addresses like 192.168.1.2 or networks like 172.16.0.0/12.")
            .ValidateOnStart();
        services.AddHttpsRedirection(_ => { });
        services.AddOptions<Microsoft.AspNetCore.HttpsPolicy.HttpsRedirectionOptions>()
            .Configure<IOptions<ProxyOptions>>((redirection, proxy) => redirection.HttpsPort = proxy.Value.HttpsPort);
        return services;
    }

    /// <summary>To come before all that reads addresses.</summary>
    public static void UseReverseProxy(this WebApplication app)
    {
        var proxy = app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value;
        if (proxy.Trusted.Count > 0)
        {
            app.UseForwardedHeaders(Believing(proxy.Trusted));
        }

        if (proxy.BasePath is { } path)
        {
            app.UsePathBase(path);
        }

        if (proxy.RedirectToHttps)
        {
            app.UseHttpsRedirection();
        }
    }

    private static ForwardedHeadersOptions Believing(IEnumerable<string> trusted)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };

        // The framework believes this machine unless told otherwise.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted.Select(NetworkOf).OfType<IPNetwork>())
        {
            options.KnownIPNetworks.Add(network);
        }

        return options;
    }

    private static IPNetwork? NetworkOf(string trusted) =>
        IPAddress.TryParse(trusted, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(trusted, out var network) ? network
        : null;
}
