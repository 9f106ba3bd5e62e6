using Microsoft.AspNetCore.Identity;

namespace FaceGallery.Web.Data;

/// <summary>Somebody who signs in.</summary>
public sealed class Account : IdentityUser<int>
{
    public AccountRole Role { get; init; }
}
