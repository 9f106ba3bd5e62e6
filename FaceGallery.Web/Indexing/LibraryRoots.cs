using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Indexing;

/// <summary>The configured root folders as the database knows them.</summary>
public sealed class LibraryRoots(IDbContextFactory<FaceGalleryDbContext> contexts, IOptions<LibraryOptions> options)
{
    /// <summary>The configured roots, portraits first: names should be known before the photos that they name.</summary>
    public async Task<IReadOnlyList<LibraryRoot>> EnsureAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Roots.ToListAsync(cancellationToken);
        var configured = Configured()
            .Select(wanted => known.Find(root => root.Path == wanted.Path && root.Kind == wanted.Kind) ?? context.Roots.Add(wanted).Entity)
            .ToList();
        await context.SaveChangesAsync(cancellationToken);
        return configured;
    }

    private IEnumerable<LibraryRoot> Configured()
    {
        if (!string.IsNullOrWhiteSpace(options.Value.People))
        {
            yield return new LibraryRoot { Path = FullPath(options.Value.People), Kind = RootKind.People };
        }

        foreach (var path in options.Value.Photos.Where(path => !string.IsNullOrWhiteSpace(path)).Select(FullPath).Distinct())
        {
            yield return new LibraryRoot { Path = path, Kind = RootKind.Photos };
        }
    }

    private static string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
}
