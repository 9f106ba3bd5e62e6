using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Indexing;

/// <summary>The configured root folders as the database knows them.</summary>
public sealed class LibraryRoots(IDbContextFactory<FaceGalleryDbContext> contexts, IOptionsMonitor<LibraryOptions> options)
{
    /// <summary>The configured roots, in the order of <see cref="LibraryOptions.Roots"/>.</summary>
    public async Task<IReadOnlyList<LibraryRoot>> EnsureAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var known = await context.Roots.ToListAsync(cancellationToken);
        var configured = options.CurrentValue.Roots()
            .Select(wanted => known.Find(root => root.Path == wanted.Path && root.Kind == wanted.Kind) ?? context.Roots.Add(wanted).Entity)
            .ToList();
        await context.SaveChangesAsync(cancellationToken);
        return configured;
    }
}
