using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Exchange;

/// <summary>What <see cref="LibraryImport"/> would take over now. Nothing is written.</summary>
public sealed class ImportPreview(IDbContextFactory<FaceGalleryDbContext> contexts, TimeProvider time)
{
    public async Task<ImportReport> OfAsync(Findings found, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await new ImportRun(context, found, time).PreviewAsync(cancellationToken);
    }
}
