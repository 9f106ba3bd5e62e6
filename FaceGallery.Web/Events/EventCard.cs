using FaceGallery.Domain.Detection;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Events;

/// <summary>An event as lists show it.</summary>
/// <param name="Name">What the owner calls it, else the folder's name; null where only its date says what it is.</param>
/// <param name="Cover">The photo that the owner chose, else the best one; null where there is none.</param>
public sealed record EventCard(int Id, string? Name, DateTime FirstAt, DateTime LastAt, int PhotoCount, CoverPhoto? Cover);

/// <summary>What the head of an event's page says beside its card.</summary>
/// <param name="Colour">Mean colour of the cover, 0xRRGGBB; null where it is not known.</param>
/// <param name="Shape">The cover's width by its height.</param>
/// <param name="Focus">See <see cref="RelativeBox.FocusOf"/>.</param>
/// <param name="Place">Where it was, in degrees north and east; null where no photo says, or they say more than one place.</param>
public sealed record EventHero(int? Colour, float Shape, RelativePoint Focus, (double Latitude, double Longitude)? Place)
{
    /// <summary>In degrees: what lies further from the middle is another place.</summary>
    internal const double OnePlace = 0.5;

    /// <summary>Skies and floors are cut away first.</summary>
    internal static readonly RelativePoint NoFaces = new(0.5f, 0.4f);
}
