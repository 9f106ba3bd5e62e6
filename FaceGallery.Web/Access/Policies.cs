namespace FaceGallery.Web.Access;

/// <summary>Who may do what. What names no policy is the owner's alone.</summary>
public static class Policies
{
    /// <summary>Sees and changes everything.</summary>
    public const string Owner = "Owner";
}
