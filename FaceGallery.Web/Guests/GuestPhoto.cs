namespace FaceGallery.Web.Guests;

/// <summary>One photo for a guest.</summary>
/// <param name="Place">Its index in the link.</param>
/// <param name="Count">Photos of the link.</param>
/// <param name="Width">Pixels of the upright original.</param>
/// <param name="Height">Likewise.</param>
/// <param name="TakenAt">Local wall time where it was taken; null when it is not known.</param>
/// <param name="Names">Who is in it, as far as the link tells.</param>
public sealed record GuestPhoto(int Id, int Place, int Count, int Width, int Height, DateTime? TakenAt, IReadOnlyList<string> Names)
{
    public int? PreviousId { get; init; }

    public int? NextId { get; init; }
}
