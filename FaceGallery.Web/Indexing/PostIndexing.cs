using FaceGallery.Web.Events;
using FaceGallery.Web.Matching;
using FaceGallery.Web.Stacks;

namespace FaceGallery.Web.Indexing;

/// <summary>What is decided of all photos together, once they are read: names, groups of unknown faces, events, stacks.</summary>
public sealed class PostIndexing(FaceMatchingService naming, EventFormation events, StackFormation stacks, TableSizes sizes, StageClock clock)
{
    private bool _isCurrent;

    /// <summary>Photos were read: what was decided holds no more.</summary>
    public void Outdate() => _isCurrent = false;

    /// <summary>Removes the enrolments of portraits that are gone.</summary>
    public async Task WithdrawMissingPortraitsAsync(CancellationToken cancellationToken) =>
        _isCurrent &= !await naming.WithdrawMissingPortraitsAsync(cancellationToken);

    /// <summary>While photos still arrive: never at the cost of more than a tenth of the time.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        if (naming.IsDue())
        {
            await DecideWhoAndWhenAsync(cancellationToken);
        }
    }

    public async Task DecideAsync(CancellationToken cancellationToken)
    {
        if (_isCurrent)
        {
            return;
        }

        await DecideWhoAndWhenAsync(cancellationToken);
        await stacks.FormAsync(cancellationToken);
        _isCurrent = true;
    }

    private async Task DecideWhoAndWhenAsync(CancellationToken cancellationToken)
    {
        using var lap = clock.Start(Stage.Match);
        await sizes.NoteAsync(cancellationToken);
        await naming.NameAsync(cancellationToken);
        await events.FormAsync(cancellationToken);
    }
}
