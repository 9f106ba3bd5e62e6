using System.ComponentModel.DataAnnotations;

namespace FaceGallery.Web.Sharing;

/// <summary>How guests reach the app. Section <c>Sharing</c>.</summary>
public sealed class SharingOptions
{
    public const string Section = "Sharing";

    /// <summary>
    /// What links begin with, such as "https://photos.example.org/gallery"; null for the address that the owner's browser uses. To be set where guests
    /// come another way than the owner.
    /// </summary>
    [RegularExpression(@"^https?://[^\s/?#]+(/[^\s?#]*)?$", ErrorMessage = "Sharing:PublicAddress must be an address like https://photos.example.org, without ? and #.")]
    public string? PublicAddress { get; set; }
}
