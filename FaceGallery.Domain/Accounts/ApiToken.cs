namespace FaceGallery.Domain.Accounts;

/// <summary>Lets a script act for the owner. The token itself is shown once and kept nowhere.</summary>
public sealed class ApiToken
{
    public const int MaxNameLength = 100;

    public int Id { get; init; }

    /// <summary>What it is for; no two are alike.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }
}
