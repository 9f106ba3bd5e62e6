namespace FaceGallery.Web.Exchange;

/// <summary>What is said of a photo elsewhere, but where its faces are. What is not said is null, false or empty.</summary>
public sealed record PhotoWords
{
    public static readonly PhotoWords None = new();

    public bool IsFavourite { get; init; }

    /// <summary>It is to be kept from everybody but the owner.</summary>
    public bool IsHidden { get; init; }

    public string? Caption { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Local wall time at the place.</summary>
    public DateTime? TakenAt { get; init; }

    /// <summary>UTC, where the local time is not said.</summary>
    public DateTime? TakenAtUtc { get; init; }

    /// <summary>Degrees north and east, of any value.</summary>
    public (double Latitude, double Longitude)? Place { get; init; }

    /// <summary>Degrees clockwise by which it is to be turned from how its file says; a multiple of 90.</summary>
    public int? Turn { get; init; }

    /// <summary>Who is in it, wherever.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    public bool SaysNothing => this is { IsFavourite: false, IsHidden: false, Caption: null, Keywords.Count: 0, TakenAt: null, TakenAtUtc: null, Place: null, Turn: null };

    /// <summary>What this says, and where it says nothing, what another source does. Favourites and keywords of both count.</summary>
    public PhotoWords Or(PhotoWords other) => new()
    {
        IsFavourite = IsFavourite || other.IsFavourite,
        IsHidden = IsHidden || other.IsHidden,
        Caption = Caption ?? other.Caption,
        Keywords = [.. Keywords.Union(other.Keywords, StringComparer.OrdinalIgnoreCase)],
        TakenAt = TakenAt ?? other.TakenAt,
        TakenAtUtc = TakenAtUtc ?? other.TakenAtUtc,
        Place = Place ?? other.Place,
        Turn = Turn ?? other.Turn,
        People = People.Count > 0 ? People : other.People,
    };
}
