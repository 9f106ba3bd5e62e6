using FaceGallery.Web.Localisation;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Sharing;

/// <summary>What guests read of who shares the photos: never the name that the owner signs in with.</summary>
public sealed class OwnerName(IOptionsMonitor<SharingOptions> options, Text text)
{
    /// <summary>Null where the owner gave none.</summary>
    public string? Given => options.CurrentValue.OwnerName;

    /// <summary>"Ines", or "The owner": to begin a sentence with.</summary>
    public string Subject => Given ?? text["Guest.Owner"];
}
