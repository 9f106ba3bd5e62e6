using FaceGallery.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Accounts;

/// <summary>Of whoever is signed in: password, sessions, signing out, language.</summary>
public partial class AccountPage
{
    /// <summary>Why the password was not changed.</summary>
    [SupplyParameterFromQuery]
    public string? Problem { get; set; }

    /// <summary>Seconds until another password is looked at.</summary>
    [SupplyParameterFromQuery]
    public string? Wait { get; set; }

    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    [Inject]
    private IOptionsMonitor<AccessOptions> Options { get; set; } = default!;
}
