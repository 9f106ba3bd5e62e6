using Microsoft.AspNetCore.Identity;

namespace FaceGallery.Web.Data;

/// <summary>Somebody who signs in.</summary>
public sealed class Account : IdentityUser<int>
{
    public AccountRole Role { get; init; }

    /// <summary>Who in the photos it is, as the owner says, by the person's id; null where that is not said. That person may be gone.</summary>
    public int? PersonId { get; set; }
}
