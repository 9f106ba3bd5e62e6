using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.History;

/// <summary>
/// Where everything goes through that somebody changes by hand: it is asked whether they may, nobody else writes until it is done, and what cannot be written is refused
/// with the reason.
/// </summary>
public sealed class OwnerWrites(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryWriteLock writing, IChangeAuthority authority)
{
    /// <exception cref="ChangeRefusedException">The current user is not the owner, or no longer; or the data folder cannot be written.</exception>
    public async Task<T> WriteAsync<T>(Func<FaceGalleryDbContext, Task<T>> write, CancellationToken cancellationToken)
    {
        using var held = await writing.AcquireAsync(cancellationToken);
        if (!await authority.MayChangeAsync(cancellationToken))
        {
            throw new ChangeRefusedException(ChangeRefusal.NotAllowed, "NotAllowed.Text");
        }

        try
        {
            await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
            return await write(context);
        }
        catch (Exception exception) when (WriteFailure.Of(exception) is { } why)
        {
            throw new ChangeRefusedException(ChangeRefusal.Unwritten, why);
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<FaceGalleryDbContext, Task> write, CancellationToken cancellationToken) => WriteAsync(
        async context =>
        {
            await write(context);
            return true;
        },
        cancellationToken);
}
