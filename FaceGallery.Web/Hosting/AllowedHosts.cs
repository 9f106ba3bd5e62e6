using System.Globalization;
using System.Net;
using FaceGallery.Domain.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Hosting;

/// <summary>
/// Answers only to names that are ours. Whoever owns a domain can make any name of it lead here, and a page from there would then read, as a reader's browser takes both for
/// one site, what this app shows to that reader's network (DNS rebinding). A bare address cannot be made to lead elsewhere, and names that no public registry gives out
/// belong to the network: both are answered, as are the owner's own names.
/// </summary>
public sealed class AllowedHosts
{
    // RFC 6761, 6762, 8375, ICANN's .internal, and what routers for homes and offices hand out.
    private static readonly string[] PrivateDomains = [".localhost", ".local", ".home.arpa", ".internal", ".lan", ".home", ".corp", ".intranet", ".private", ".localdomain"];

    private readonly IOptionsMonitor<AccessOptions> _access;
    private readonly IConfiguration _configuration;
    private Names _known;

    public AllowedHosts(IOptionsMonitor<AccessOptions> access, IConfiguration configuration)
    {
        (_access, _configuration) = (access, configuration);
        _known = Read(access.CurrentValue);
    }

    /// <summary>Read anew when a setting has changed.</summary>
    private Names Known => _access.CurrentValue is var current && ReferenceEquals(current, _known.Access) ? _known : _known = Read(current);

    /// <summary>Whether a setting is a name, or all names below one.</summary>
    public static bool IsName(string name) => Uri.CheckHostName(IsDomain(name) ? name[2..] : name) != UriHostNameType.Unknown;

    /// <param name="host">As the request has it, without the port.</param>
    public bool Allow(string host)
    {
        var name = host.Trim('[', ']').TrimEnd('.').ToLowerInvariant();
        return Uri.CheckHostName(name) != UriHostNameType.Unknown
            && (IPAddress.TryParse(name, out _) || !name.Contains('.', StringComparison.Ordinal) || Known.Whole.Contains(name)
                || PrivateDomains.Concat(Known.Domains).Any(domain => name.EndsWith(domain, StringComparison.Ordinal)));
    }

    private Names Read(AccessOptions access)
    {
        var chosen = access.AllowedHosts.Where(name => name.Length > 0).Select(Normal).ToList();
        var listening = (_configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new Names(
            access, [.. chosen, .. listening.Append(_configuration["Sharing:PublicAddress"] ?? "").Select(HostOf).OfType<string>().Select(Normal)],
            [.. chosen.Where(IsDomain).Select(name => name[1..])]);
    }

    private static bool IsDomain(string name) => name.StartsWith("*.", StringComparison.Ordinal);

    private static string Normal(string name) => IsDomain(name) ? $"*.{Normal(name[2..])}" : new IdnMapping().GetAscii(name.TrimEnd('.')).ToLowerInvariant();

    private static string? HostOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.HostNameType == UriHostNameType.Dns ? uri.Host : null;

    private sealed record Names(AccessOptions Access, HashSet<string> Whole, IReadOnlyList<string> Domains);
}

/// <summary>Puts <see cref="AllowedHosts"/> before everything else.</summary>
internal static class HostGate
{
    /// <summary>On what makes the page that refuses look like one of ours.</summary>
    public sealed record Open;

    public static IServiceCollection AddAllowedHosts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection(AccessOptions.Section)).ValidateDataAnnotations()
            .Validate(access => access.AllowedHosts.All(name => name.Length == 0 || AllowedHosts.IsName(name)), "Access:AllowedHosts must hold names like photos.example.org or *.example.org, without https:// and without a port.")
            .Validate(access => access.MetricsFrom.All(from => from.Length == 0 || AddressNetwork.TryParse(from) is not null), "Access:MetricsFrom must hold addresses like 192.168.1.2 or networks like 172.16.0.0/12.")
            .ValidateOnStart();
        return services.AddSingleton<AllowedHosts>();
    }

    public static void UseAllowedHosts(this WebApplication app)
    {
        var (hosts, events) = (app.Services.GetRequiredService<AllowedHosts>(), app.Services.GetRequiredService<SecurityEvents>());
        app.Use((http, next) =>
        {
            if ((hosts.Allow(http.Request.Host.Host) && HasPort(http.Request.Host)) || http.GetEndpoint()?.Metadata.GetMetadata<Open>() is not null)
            {
                return next(http);
            }

            events.Record(SecurityEventKind.HostRefused, from: http.Connection.RemoteIpAddress);
            return RefusalOf(http).ExecuteAsync(http);
        });
    }

    public static TBuilder ServedByAnyName<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new Open());

    private static bool HasPort(HostString host) => host.Port is null or (> 0 and <= ushort.MaxValue);

    private static IResult RefusalOf(HttpContext http)
    {
        var name = http.Request.Host.Host;

        // What is no name at all has no page, as nothing on it would have an address.
        return http.Request.IsProgrammatic() || Uri.CheckHostName(name) == UriHostNameType.Unknown || !HasPort(http.Request.Host)
            ? TypedResults.Problem(
                $"FaceGallery does not answer to the name \"{name}\". If the name is yours, add it to the settings (Access:AllowedHosts) and restart. The server's IP address works in any case.",
                statusCode: StatusCodes.Status400BadRequest)
            : new RazorComponentResult<HostRefusedPage>(new Dictionary<string, object?> { [nameof(HostRefusedPage.Name)] = name }) { StatusCode = StatusCodes.Status400BadRequest };
    }
}
