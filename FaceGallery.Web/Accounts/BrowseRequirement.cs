using Microsoft.AspNetCore.Authorization;

namespace FaceGallery.Web.Accounts;

/// <summary>What <see cref="Policies.Browse"/> asks for.</summary>
public sealed class BrowseRequirement : IAuthorizationRequirement;
