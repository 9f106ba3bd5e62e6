using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Accounts;

/// <summary>Contexts that show what the viewer may see: see <see cref="FaceGalleryDbContext.IsForOwner"/>. For whatever reads for pages that not only the owner has.</summary>
public sealed class ViewerContexts(IDbContextFactory<FaceGalleryDbContext> contexts, Viewer viewer)
{
    public async Task<FaceGalleryDbContext> CreateDbContextAsync(CancellationToken cancellationToken) =>
        await viewer.IsOwnerAsync() ? await contexts.CreateForOwnerAsync(cancellationToken) : await contexts.CreateDbContextAsync(cancellationToken);
}
