using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Data;

/// <summary>The owner's view of the data, which has to be asked for.</summary>
public static class OwnersView
{
    /// <summary>
    /// Shows everything. For the owner; for the indexer and the commands, who work for the owner and show nothing to anybody; and for links, which show what the owner chose.
    /// </summary>
    public static async Task<FaceGalleryDbContext> CreateForOwnerAsync(this IDbContextFactory<FaceGalleryDbContext> contexts, CancellationToken cancellationToken)
    {
        var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.IsForOwner = true;
        return context;
    }
}
