namespace FaceGallery.Web.Api;

/// <param name="ChangeId">What was to be undone.</param>
/// <param name="Undone">How many changes were undone: 0 when it had been before.</param>
public sealed record ApiUndo(string ChangeId, int Undone);
