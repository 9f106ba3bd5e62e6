using FaceGallery.Web.People;

namespace FaceGallery.Web.Sharing;

/// <summary>Somebody in an album.</summary>
/// <param name="Photos">In how many of the album's photos they are.</param>
/// <param name="Link">The open link to these; null when there is none yet.</param>
public sealed record BulkLinksRow(PersonCard Person, int Photos, ShareCard? Link);
