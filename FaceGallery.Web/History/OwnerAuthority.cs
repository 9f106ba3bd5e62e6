using FaceGallery.Web.Accounts;

namespace FaceGallery.Web.History;

/// <summary>Lets the owner change the library: whoever is signed in as the owner still, and scripts whose token was not revoked.</summary>
public sealed class OwnerAuthority(Viewer viewer, OpenSessions sessions, ApiTokens tokens) : IChangeAuthority
{
    public async Task<bool> MayChangeAsync(CancellationToken cancellationToken)
    {
        var user = await viewer.UserAsync();
        return user.Identity is { AuthenticationType: BearerHandler.SchemeName, Name: { } token }
            ? await tokens.ExistsAsync(token, cancellationToken)
            : await sessions.IsOwnersAsync(user, cancellationToken);
    }
}
