using FaceGallery.Domain.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Accounts;

/// <summary>Who may look at albums without signing in: nobody, or everybody who reaches the app.</summary>
public sealed class AnonymousBrowsingPolicy(IDbContextFactory<FaceGalleryDbContext> contexts, Circuits circuits, SecurityEvents events)
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

    /// <summary>Where they may no longer, the open pages of those who are not signed in end.</summary>
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
        events.Record(everybody ? SecurityEventKind.BrowsingOpened : SecurityEventKind.BrowsingClosed);
        _read = Tuple.Create(everybody);
        if (!everybody)
        {
            circuits.End(circuit => circuit.Session is null);
        }
    }
}
