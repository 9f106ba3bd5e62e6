namespace FaceGallery.Web.History;

/// <summary>Knows whether whoever asks for a change may make it.</summary>
public interface IChangeAuthority
{
    /// <summary>As things stand at this moment, whatever a request or an open page was allowed when it began.</summary>
    Task<bool> MayChangeAsync(CancellationToken cancellationToken);
}
