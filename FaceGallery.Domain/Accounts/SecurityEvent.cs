namespace FaceGallery.Domain.Accounts;

/// <summary>Something that the owner may have to know about who gets in, once or several times within an hour. It holds no name and no secret.</summary>
public sealed class SecurityEvent
{
    /// <summary>In place of a network: more of them than are told apart.</summary>
    public const string ManyNetworks = "*";

    public const int MaxNetworkLength = 64;

    public int Id { get; init; }

    public required SecurityEventKind Kind { get; init; }

    /// <summary>The account that it is about; it may be gone.</summary>
    public int? AccountId { get; init; }

    /// <summary>The link or token that it is about; it may be gone.</summary>
    public int? SubjectId { get; init; }

    /// <summary>The sender's, such as "192.0.2.7" or "2001:db8:1:2::/64"; null where nobody sent anything, as at the server.</summary>
    public string? Network { get; init; }

    /// <summary>How often.</summary>
    public required int Count { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime FirstAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime LastAt { get; init; }
}
