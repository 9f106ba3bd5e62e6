namespace FaceGallery.Domain.Accounts;

/// <summary>What happened. Up to <see cref="ByStrangers"/> anybody can make it happen, as often as they like; beyond it takes an account, a token or the server itself.</summary>
public enum SecurityEventKind
{
    /// <summary>A wrong name, password or second factor.</summary>
    SignInFailed = 1,

    /// <summary>Too many failures: an attempt was not even looked at.</summary>
    SignInLocked = 2,

    /// <summary>A wrong setup code.</summary>
    SetupRefused = 3,

    /// <summary>A request by a name that is not ours.</summary>
    HostRefused = 4,

    /// <summary>A request that another site's page made a browser send.</summary>
    OriginRefused = 5,

    /// <summary>A token that is none, or is revoked.</summary>
    TokenRefused = 6,

    /// <summary>Addresses of no link, too many of them.</summary>
    LinkGuessed = 7,

    /// <summary>A wrong passphrase of a link.</summary>
    PassphraseFailed = 8,

    /// <summary>A guest asked for more than a link allows at once.</summary>
    GuestLimited = 9,

    ByStrangers = 99,

    /// <summary>The owner's account was made.</summary>
    SetUp = 100,
    SignedIn = 101,
    SignedOut = 102,
    SignedOutEverywhere = 103,
    PasswordChanged = 104,

    /// <summary>The owner gave an account a new password, in the settings or at the server.</summary>
    PasswordReset = 105,
    SecondFactorOn = 106,
    SecondFactorOff = 107,
    RecoveryCodeUsed = 108,
    FriendAdded = 109,
    FriendRemoved = 110,

    /// <summary>Everybody who reaches the app may look.</summary>
    BrowsingOpened = 111,
    BrowsingClosed = 112,
    TokenMade = 113,
    TokenRevoked = 114,
    LinkMade = 115,
    LinkChanged = 116,

    /// <summary>A link was withdrawn.</summary>
    LinkClosed = 117,

    /// <summary>A link has another address.</summary>
    LinkRenewed = 118,
    LinkDeleted = 119,
}
