using FaceGallery.Domain.Access;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Access;

/// <summary>Who may look at albums without signing in: nobody, or everybody who reaches the app.</summary>
public sealed class BrowsingRule(IDbContextFactory<FaceGalleryDbContext> contexts)
{
    private volatile Tuple<bool>? _read;

    public async ValueTask<bool> IsForEverybodyAsync(CancellationToken cancellationToken)
    {
        if (_read is not { } read)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            _read = read = Tuple.Create(await context.AccessChoices.AnyAsync(choice => choice.EverybodyMayBrowse, cancellationToken));
        }

        return read.Item1;
    }

    public async Task ChooseAsync(bool everybody, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var choice = await context.AccessChoices.SingleOrDefaultAsync(cancellationToken);
        if (choice is null)
        {
            context.AccessChoices.Add(choice = new AccessChoice());
        }

        choice.EverybodyMayBrowse = everybody;
        await context.SaveChangesAsync(cancellationToken);
        _read = Tuple.Create(everybody);
    }
}
