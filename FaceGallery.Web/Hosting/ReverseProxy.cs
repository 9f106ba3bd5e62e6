using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace FaceGallery.Web.Hosting;

/// <summary>Makes requests that come through a proxy look as the guest's browser sent them.</summary>
public static class ReverseProxy
{
    public static IServiceCollection AddReverseProxy(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProxyOptions>().Bind(configuration.GetSection(ProxyOptions.Section)).ValidateDataAnnotations()
            .Validate(proxy => proxy.Trusted.All(trusted => AddressNetwork.TryParse(trusted) is not null), "Proxy:Trusted must hold addresses like 192.168.1.2 or networks like 172.16.0.0/12.")
            .ValidateOnStart();
        services.AddOptions<HttpsRedirectionOptions>().Configure<IOptions<ProxyOptions>>((redirection, proxy) => redirection.HttpsPort = proxy.Value.HttpsPort);
        services.AddOptions<HstsOptions>().Configure<IOptions<ProxyOptions>>((hsts, proxy) => hsts.MaxAge = TimeSpan.FromDays(proxy.Value.HstsDays));
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
    }

    /// <summary>Leads to HTTPS, and whoever comes by it back to it for a year. To come when the name is known to be ours.</summary>
    public static void UseHttps(this WebApplication app)
    {
        app.UseHsts();
        if (app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.RedirectToHttps)
        {
            app.UseWhen(http => !http.Request.IsProgrammatic(), people => people.UseHttpsRedirection());
            app.Use(RefuseScriptsByHttpAsync);
        }
    }

    /// <summary>A script that is sent on gives its token in the open each time, and nobody notices. Who asks for the app's health is on this side of the proxy.</summary>
    private static Task RefuseScriptsByHttpAsync(HttpContext http, RequestDelegate next) =>
        http.Request.IsHttps || http.Request.Path.StartsWithSegments("/health")
            ? next(http)
            : TypedResults.Problem("This address is asked for by HTTPS only. A token that came by HTTP may have been read on the way: revoke it.", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(http);

    private static ForwardedHeadersOptions Believing(IEnumerable<string> trusted)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };

        // The framework believes this machine unless told otherwise.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted.Select(AddressNetwork.TryParse).OfType<IPNetwork>())
        {
            options.KnownIPNetworks.Add(network);
        }

        return options;
    }
}
