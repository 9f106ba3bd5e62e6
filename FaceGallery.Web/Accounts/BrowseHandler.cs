using FaceGallery.Web.Data;
using Microsoft.AspNetCore.Authorization;

namespace FaceGallery.Web.Accounts;

/// <summary>Lets the owner and friends look, and everybody else where the owner wants it.</summary>
public sealed class BrowseHandler(AnonymousBrowsingPolicy rule) : AuthorizationHandler<BrowseRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, BrowseRequirement requirement)
    {
        if (context.User.IsInRole(nameof(AccountRole.Owner)) || context.User.IsInRole(nameof(AccountRole.Friend)) || await rule.IsForEverybodyAsync(CancellationToken.None))
        {
            context.Succeed(requirement);
        }
    }
}
