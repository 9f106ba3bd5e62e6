namespace FaceGallery.Web.Accounts;

/// <summary>Who may do what. What names no policy is the owner's alone.</summary>
public static class Policies
{
    /// <summary>Sees and changes everything. Also the role of the owner's account and of API tokens.</summary>
    public const string Owner = "Owner";

    /// <summary>Looks at albums and downloads: friends, and everybody where the owner wants it.</summary>
    public const string Browse = "Browse";

    /// <summary>Reads the numbers for monitors: the owner's tokens, and the addresses that a setting allows.</summary>
    public const string Metrics = "Metrics";
}
