namespace FaceGallery.Web.Data;

/// <summary>What an account may do.</summary>
public enum AccountRole
{
    /// <summary>Sees and changes everything. There is one.</summary>
    Owner,

    /// <summary>Looks at albums and downloads.</summary>
    Friend,
}
