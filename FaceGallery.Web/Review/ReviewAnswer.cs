using FaceGallery.Web.History;

namespace FaceGallery.Web.Review;

/// <summary>What a reader answered, on its way into the library.</summary>
/// <param name="said">In the reader's language: "Named Anna".</param>
internal sealed class ReviewAnswer(ReviewItem item, string said)
{
    private readonly List<int> _changes = [];
    private int _made;

    public ReviewItem Item => item;

    public string Said => said;

    /// <summary>The question was put off.</summary>
    public bool IsSkip { get; init; }

    /// <summary>Faces that the machine named in consequence, as far as it is known yet.</summary>
    public int AlsoNamed { get; private set; }

    /// <summary>Completes when the answer is in the library.</summary>
    public Task Made { get; private set; } = Task.CompletedTask;

    /// <summary>Away from the reader's circuit, which shows the next question meanwhile. That the faces are gone is no matter: then so is the question.</summary>
    /// <param name="changes">One after the other. After a refusal, called again with the reader's consent, it goes on where it was refused.</param>
    /// <exception cref="ChangeRefusedException">What was answered cannot be, or contradicts what was said before.</exception>
    public Task MakeAsync(IReadOnlyList<Func<Consent, Task<ChangeResult>>> changes, Consent consent) => Made = Task.Run(async () =>
    {
        try
        {
            for (; _made < changes.Count; _made++)
            {
                var result = await changes[_made](consent);
                AlsoNamed += result.AlsoNamed;
                _changes.AddRange(result.ChangeId is { } id ? [id] : []);
            }
        }
        catch (ChangeRefusedException refused) when (refused.Refusal == ChangeRefusal.Gone)
        {
            // Somebody else answered, or the photo was removed.
        }
    });

    /// <summary>It was undone elsewhere: by a key that undoes whatever was last, or in the history.</summary>
    public async Task<bool> IsTakenBackAsync(ChangeHistory history, CancellationToken cancellationToken)
    {
        if (!Made.IsCompletedSuccessfully || _changes.Count == 0)
        {
            return false;
        }

        foreach (var change in _changes)
        {
            if (await history.FindAsync(change, cancellationToken) is { UndoneAt: null })
            {
                return false;
            }
        }

        return true;
    }

    /// <exception cref="ChangeRefusedException">Later changes rest on it.</exception>
    public async Task TakeBackAsync(ChangeHistory history)
    {
        await Made;
        foreach (var change in Enumerable.Reverse(_changes))
        {
            await history.UndoAsync(change, withLater: false, CancellationToken.None);
        }
    }
}
