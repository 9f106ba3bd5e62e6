using Microsoft.AspNetCore.Identity;

namespace FaceGallery.Web.Access;

/// <summary>Somebody who signs in.</summary>
public sealed class Account : IdentityUser<int>
{
    public AccountRole Role { get; init; }
}
