using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>
/// Lets SQLite note how many rows there are of what. Without that it takes all indexes for equally good, and looks through all photos of a kind rather than for a few by their ids.
/// </summary>
public sealed class TableSizes(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryWriteLock writing)
{
    /// <summary>A thousand entries of each index are looked at: less than a tenth of a second for 300,000 faces.</summary>
    public async Task NoteAsync(CancellationToken cancellationToken)
    {
        using var held = await writing.AcquireAsync(cancellationToken);
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"PRAGMA analysis_limit = 1000; ANALYZE;", cancellationToken);

        // Whoever is connected already does not hear of it.
        SqliteConnection.ClearPool((SqliteConnection)context.Database.GetDbConnection());
    }
}
