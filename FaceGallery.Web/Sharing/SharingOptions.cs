using System.ComponentModel.DataAnnotations;

namespace FaceGallery.Web.Sharing;

/// <summary>How guests reach the app, and what they may do there. Section <c>Sharing</c>.</summary>
public sealed class SharingOptions
{
    public const string Section = "Sharing";

    /// <summary>
    /// What links begin with, such as "https://photos.example.org/gallery"; null for the address that the owner's browser uses. To be set where guests
    /// come another way than the owner.
    /// </summary>
    [RegularExpression(@"^https?://[^\s/?#]+(/[^\s?#]*)?$", ErrorMessage = "Sharing:PublicAddress must be an address like https://photos.example.org, without ? and #.")]
    public string? PublicAddress { get; set; }

    /// <summary>Who shares the photos, as guests read it; null for "the owner".</summary>
    [MaxLength(100, ErrorMessage = "Sharing:OwnerName can have at most 100 characters.")]
    public string? OwnerName { get; set; }

    /// <summary>
    /// Photos that guests of one link may hide in it within a day until the owner answers; what they ask beyond that waits for the owner. 0 hides nothing
    /// before an answer.
    /// </summary>
    [Range(0, 1_000, ErrorMessage = "Sharing:HiddenAtOncePerDay must be 0 to 1000.")]
    public int HiddenAtOncePerDay { get; set; } = 5;
}
