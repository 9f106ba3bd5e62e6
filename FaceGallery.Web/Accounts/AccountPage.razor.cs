using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Accounts;

/// <summary>Of whoever is signed in: password, sessions, signing out, language.</summary>
public partial class AccountPage
{
    /// <summary>Why the password was not changed.</summary>
    [SupplyParameterFromQuery]
    public string? Problem { get; set; }

    [SupplyParameterFromQuery]
    public string? Done { get; set; }
}
