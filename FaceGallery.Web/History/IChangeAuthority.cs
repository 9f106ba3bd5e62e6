namespace FaceGallery.Web.History;

/// <summary>Decides whether the current user may make changes.</summary>
public interface IChangeAuthority
{
    /// <summary>As things stand at this moment, whatever a request or an open page was allowed when it began.</summary>
    Task<bool> MayChangeAsync(CancellationToken cancellationToken);
}
