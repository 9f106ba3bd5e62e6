namespace FaceGallery.Web.History;

/// <summary>Decides whether the current user may make changes.</summary>
public interface IChangeAuthority
{
    /// <summary>As things stand at this moment, whatever a request or an open page was allowed when it began.</summary>
    Task<bool> MayChangeAsync(CancellationToken cancellationToken);
}

/// <summary>There are no accounts without the app: whoever runs a program on the folder may do all.</summary>
public sealed class WhoeverHasTheFolder : IChangeAuthority
{
    public Task<bool> MayChangeAsync(CancellationToken cancellationToken) => Task.FromResult(true);
}
