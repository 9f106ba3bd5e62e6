using FaceGallery.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Accounts;

/// <summary>What <see cref="Policies.Metrics"/> asks for.</summary>
public sealed class MetricsRequirement : IAuthorizationRequirement;

/// <summary>Lets the owner read the numbers, and whoever asks from an address that the settings allow.</summary>
public sealed class MetricsHandler(IOptionsMonitor<AccessOptions> access) : AuthorizationHandler<MetricsRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, MetricsRequirement requirement)
    {
        var from = (context.Resource as HttpContext)?.Connection.RemoteIpAddress;
        if (context.User.IsInRole(Policies.Owner)
            || (from is not null && access.CurrentValue.MetricsFrom.Select(AddressNetwork.TryParse).Any(network => network?.Contains(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from) == true)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
