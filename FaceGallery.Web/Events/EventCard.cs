using FaceGallery.Web.Library;

namespace FaceGallery.Web.Events;

/// <summary>An event as lists show it.</summary>
/// <param name="Name">What the owner calls it, else the folder's name; null where only its date says what it is.</param>
/// <param name="Cover">The photo that the owner chose, else the best one; null where there is none.</param>
public sealed record EventCard(int Id, string? Name, DateTime FirstAt, DateTime LastAt, int PhotoCount, CoverPhoto? Cover);
