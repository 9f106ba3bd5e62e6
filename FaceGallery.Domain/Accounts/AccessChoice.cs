namespace FaceGallery.Domain.Accounts;

/// <summary>What the owner chose of who may come in. There is one at most; none means that nothing was chosen yet.</summary>
public sealed class AccessChoice
{
    /// <summary>The id of the one.</summary>
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    /// <summary>Albums can be viewed without signing in by anyone who reaches the app; nothing can be changed.</summary>
    public bool EverybodyMayBrowse { get; set; }
}
