using FaceGallery.Web.Accounts;
using FaceGallery.Web.History;
using FaceGallery.Web.Sharing;

namespace FaceGallery.Web.Archives;

/// <summary>Whether whoever began a download may go on with it: it may take hours.</summary>
public sealed class ArchiveAuthority(Viewer viewer, OpenSessions sessions, AnonymousBrowsingPolicy rule, IChangeAuthority owner, ArchiveSources sources)
{
    /// <param name="photoId">The next photo; 0 before the first.</param>
    public async Task<bool> MayReadAsync(int photoId, CancellationToken cancellationToken) => await viewer.IsOwnerAsync()
        ? await owner.MayChangeAsync(cancellationToken)
        : (await rule.IsForEverybodyAsync(cancellationToken) || await sessions.FriendAsync(await viewer.UserAsync(), cancellationToken) is not null)
            && (photoId == 0 || (await sources.IdsAsync(ShareScope.Of([photoId]), cancellationToken)).Count > 0);
}
