using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.History;

/// <summary>Where everything begins that somebody changes by hand: it is asked whether they may, and nobody else writes until it is done.</summary>
public sealed class OwnerWrites(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryWriteLock writing, IChangeAuthority authority)
{
    /// <exception cref="ChangeRefusedException">The current user is not the owner, or no longer.</exception>
    public async Task<OwnerWrite> BeginAsync(CancellationToken cancellationToken)
    {
        var held = await writing.AcquireAsync(cancellationToken);
        try
        {
            return await authority.MayChangeAsync(cancellationToken)
                ? new OwnerWrite(await contexts.CreateForOwnerAsync(cancellationToken), held)
                : throw new ChangeRefusedException(ChangeRefusal.NotAllowed, "NotAllowed.Text");
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }
}

/// <summary>The right to write, until disposed.</summary>
public sealed class OwnerWrite : IAsyncDisposable
{
    private readonly IDisposable _held;

    internal OwnerWrite(FaceGalleryDbContext context, IDisposable held) => (Context, _held) = (context, held);

    public FaceGalleryDbContext Context { get; }

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        _held.Dispose();
    }
}
