namespace FaceGallery.Web.Sharing.Guests;

/// <summary>Guesses that came from one network address.</summary>
/// <param name="ShareId">The link whose passphrase was guessed; null for guessed addresses of links.</param>
/// <param name="Count">Of passphrases every wrong one; of addresses those that were too many.</param>
/// <param name="FirstAt">UTC.</param>
/// <param name="LastAt">UTC.</param>
public sealed record Guessing(string From, int? ShareId, int Count, DateTime FirstAt, DateTime LastAt);
