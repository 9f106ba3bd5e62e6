namespace FaceGallery.Web.Review;

/// <summary>One reader's way through the questions: the one that is shown, those that follow it, and those that were passed.</summary>
internal sealed class ReviewVisit(ReviewService review, int? personId)
{
    /// <summary>Questions that are read before they are shown: enough for quick answers while the first of them is still being written.</summary>
    private const int Ahead = 5;

    private readonly HashSet<(int PersonId, int FaceId)> _passed = [];
    private List<ReviewItem> _items = [];
    private int _open;

    /// <summary>It is known what there is to ask.</summary>
    public bool IsRead { get; private set; }

    /// <summary>Null when there is nothing to ask.</summary>
    public ReviewItem? Shown => _items.FirstOrDefault();

    /// <summary>Those that follow, so that their pictures can be loaded.</summary>
    public IEnumerable<ReviewItem> Following => _items.Skip(1);

    /// <summary>Questions that were answered or skipped.</summary>
    public int Done { get; private set; }

    public int Total => Done + Math.Max(_open, _items.Count);

    /// <summary>Questions that were skipped.</summary>
    public int Skipped { get; private set; }

    /// <summary>Reads what is to be asked now. The question that is shown stays, unless all of it was answered elsewhere.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        ReviewItem? shown;
        ReviewQuestions questions;
        do
        {
            shown = Shown;
            questions = await review.AskAsync(personId, _passed, shown, Ahead, cancellationToken);
        }
        while (!ReferenceEquals(shown, Shown));
        (_items, _open, IsRead) = ([.. questions.Items], questions.Count, true);
    }

    /// <summary>The next question takes the place of the one that is shown, which is not asked again until it is settled or comes back.</summary>
    public void Pass(ReviewAnswer answer)
    {
        foreach (var face in _items[0].Faces)
        {
            _passed.Add((_items[0].PersonId, face.Id));
        }

        _items.RemoveAt(0);
        Skipped += answer.IsSkip ? 1 : 0;
        Done++;
        _open--;
    }

    /// <summary>Its answer is in the library: whether it is asked again is for what is written there.</summary>
    public void Settle(ReviewAnswer answer) => Forget(answer.Item);

    /// <summary>It is shown again.</summary>
    public void Return(ReviewAnswer answer)
    {
        Forget(answer.Item);
        _items.Insert(0, answer.Item);
        Skipped -= answer.IsSkip ? 1 : 0;
        Done--;
        _open++;
    }

    /// <summary>What was skipped is asked after all.</summary>
    public void TakeUpSkipped()
    {
        _passed.Clear();
        Done -= Skipped;
        Skipped = 0;
    }

    private void Forget(ReviewItem item) => _passed.ExceptWith(item.Faces.Select(face => (item.PersonId, face.Id)));
}
