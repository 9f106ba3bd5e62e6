namespace FaceGallery.Domain.Accounts;

/// <summary>A browser in which somebody signed in. It ends by signing out, after a time, or when it is ended from elsewhere: then the row is gone.</summary>
public sealed class Session
{
    /// <summary>Letters of <see cref="Browser"/>.</summary>
    public const int MaxBrowserLength = 60;

    public int Id { get; init; }

    public required int AccountId { get; init; }

    /// <summary>SHA-256 of the key that the browser's cookie holds.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>UTC; when somebody signed in.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC, to the hour.</summary>
    public required DateTime LastSeenAt { get; set; }

    /// <summary>UTC; when the password was typed last.</summary>
    public required DateTime ConfirmedAt { get; set; }

    /// <summary>"Firefox, Android": what the browser said of itself at the sign-in, shortened.</summary>
    public required string Browser { get; init; }

    /// <summary>The network address of the sign-in.</summary>
    public required string Address { get; init; }
}
