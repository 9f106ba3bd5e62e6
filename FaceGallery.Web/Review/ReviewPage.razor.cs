using System.Globalization;
using FaceGallery.Web.Components;
using FaceGallery.Web.History;
using FaceGallery.Web.Library;
using FaceGallery.Web.Naming;
using FaceGallery.Web.Proposals;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace FaceGallery.Web.Review;

/// <summary>What the machine is unsure of, question by question: "Is this Anna?"</summary>
public partial class ReviewPage
{
    /// <summary>Pictures of a following question that are loaded before it is asked.</summary>
    private const int MaxAhead = 24;

    private static readonly string[] Keys = ["y", "n", "s", "ArrowRight", "u", "e", "p", "Escape"];

    private static readonly string[] Opening = ["e"];

    private readonly Swipe _swipe = new();
    private readonly Stack<ReviewAnswer> _answers = [];

    /// <summary>Faces that the reader chose, or left out, against the machine's guess.</summary>
    private readonly HashSet<int> _toggled = [];

    private ReviewVisit _visit = default!;
    private int? _person;
    private ReviewFace? _lookedAt;
    private ElementReference _page;
    private ElementReference _heading;
    private bool _isPicking;
    private bool _isFocusDue;
    private int _said;
    private bool _areGuestsShown;

    /// <summary>Only what concerns this person.</summary>
    [SupplyParameterFromQuery]
    public string? Person { get; set; }

    private int? PersonId => int.TryParse(Person, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    [Inject]
    private ReviewService Review { get; set; } = default!;

    [Inject]
    private ProposalService Proposals { get; set; } = default!;

    [Inject]
    private FaceTagging Tagging { get; set; } = default!;

    [Inject]
    private ChangeHistory History { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    /// <summary>Guests said something that waits for an answer. What they say while a question is read does not push it away under a finger.</summary>
    private bool HasGuests => PersonId is null && _said > 0 && (_areGuestsShown || _visit?.Shown is null);

    /// <summary>There is nothing else on the page.</summary>
    private bool IsGuestsAlone => HasGuests && _visit is { Shown: null, Skipped: 0 };

    private List<int> Chosen => _visit.Shown is { } item
        ? [.. item.Faces.Where(face => !_toggled.Contains(face.Id)).Concat(item.OddFaces.Where(face => _toggled.Contains(face.Id))).Select(face => face.Id)]
        : [];

    /// <summary>One face is asked about, and stands beside one that is surely the person's, equally large.</summary>
    private bool IsPair => _visit.Shown is { IsBatch: false, References.Count: > 0 } && _lookedAt is null;

    protected override LibraryTopics Topics => LibraryTopics.Content | LibraryTopics.Proposals;

    protected override async Task OnParametersSetAsync()
    {
        if (_visit is null || _person != PersonId)
        {
            (_person, _visit) = (PersonId, new ReviewVisit(Review, PersonId));
            StartQuestion();
            _said = await Proposals.CountAsync(Disconnected);
            _areGuestsShown = _said > 0;
            await _visit.ReadAsync(Disconnected);
        }
    }

    protected override async Task OnLibraryChangedAsync()
    {
        var shown = _visit.Shown;
        _said = await Proposals.CountAsync(Disconnected);
        _areGuestsShown &= _said > 0;
        while (_answers.TryPeek(out var last) && await last.IsTakenBackAsync(History, Disconnected) && _answers.TryPop(out last))
        {
            _visit.Return(last);
        }

        await _visit.ReadAsync(Disconnected);
        if (shown is null || _visit.Shown?.IsAbout(shown.PersonId, shown.Faces.Select(face => face.Id)) != true)
        {
            StartQuestion();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isFocusDue)
        {
            _isFocusDue = false;
            await (_visit.Shown is null ? _page : _heading).FocusAsync(preventScroll: true);
        }
    }

    private string QuestionOf(ReviewItem item) =>
        item.IsBatch ? Text["Review.AreThese", item.Faces.Count, item.Person] : Text["Review.IsThis", item.Person];

    private string SentenceOf(ReviewAnswer answer) =>
        answer.AlsoNamed > 0 ? Text.Count("Review.Also", answer.AlsoNamed, answer.Said) : answer.Said;

    private void StartQuestion()
    {
        _toggled.Clear();
        (_lookedAt, _isPicking) = (null, false);
    }

    private void Toggle(int faceId)
    {
        if (!_toggled.Remove(faceId))
        {
            _toggled.Add(faceId);
        }
    }

    private void LookAt(ReviewFace? face) => _lookedAt = face;

    private void Pick() => _isPicking = true;

    private void StopPicking() => (_isPicking, _isFocusDue) = (false, true);

    private Task YesAsync()
    {
        if (_visit.Shown is not { } item || Chosen is not { Count: > 0 } chosen)
        {
            return Task.CompletedTask;
        }

        var others = item.Faces.Select(face => face.Id).Except(chosen).ToList();
        Task<ChangeResult> NameAsync(Consent consent) => Tagging.NameAsync(chosen, consent.Name ?? item.Person, consent.Despite, CancellationToken.None);
        Task<ChangeResult> RejectAsync(Consent consent) => Tagging.RejectAsync(others, item.PersonId, CancellationToken.None);

        // Rejections first, so that matching does not name those faces in between.
        return AnswerAsync(new ReviewAnswer(item, Text["Done.Named", item.Person]), others.Count > 0 ? [RejectAsync, NameAsync] : [NameAsync]);
    }

    private Task NoAsync()
    {
        if (_visit.Shown is not { } item)
        {
            return Task.CompletedTask;
        }

        var faces = item.Faces.Select(face => face.Id).ToList();
        return AnswerAsync(
            new ReviewAnswer(item, Text["Done.RejectedAs", item.Person]), [_ => Tagging.RejectAsync(faces, item.PersonId, CancellationToken.None)]);
    }

    private Task NameAsync(string name)
    {
        var chosen = Chosen;
        _isFocusDue = true;
        return AnswerAsync(
            new ReviewAnswer(_visit.Shown!, Text["Done.Named", name]),
            [consent => Tagging.NameAsync(chosen, consent.Name ?? name, consent.Despite, CancellationToken.None)]);
    }

    private Task SkipAsync() =>
        _visit.Shown is { } item ? AnswerAsync(new ReviewAnswer(item, Text["Review.Skipped"]) { IsSkip = true }, []) : Task.CompletedTask;

    private async Task AnswerAsync(ReviewAnswer answer, IReadOnlyList<Func<Consent, Task<ChangeResult>>> changes)
    {
        _answers.Push(answer);
        _visit.Pass(answer);
        StartQuestion();
        try
        {
            if (!await Notices.MakeAgreedAsync(consent => answer.MakeAsync(changes, consent)))
            {
                _visit.Return(answer);
                StartQuestion();
            }
        }
        catch (ChangeRefusedException refused)
        {
            Notices.Warn(Text[refused.Why]);
            _visit.Return(answer);
            StartQuestion();
        }

        if (!answer.IsSkip)
        {
            _visit.Settle(answer);
        }

        await OnLibraryChangedAsync();
        _isFocusDue |= _visit.Shown is null;
    }

    private async Task UndoAsync()
    {
        if (!_answers.TryPop(out var answer))
        {
            return;
        }

        try
        {
            await answer.TakeBackAsync(History);
            await ReturnAsync(answer);
        }
        catch (ChangeRefusedException refused)
        {
            Notices.Warn(Text[refused.Why]);
        }
    }

    private Task ReturnAsync(ReviewAnswer answer)
    {
        _visit.Return(answer);
        StartQuestion();
        return OnLibraryChangedAsync();
    }

    private Task AskSkippedAsync()
    {
        _visit.TakeUpSkipped();
        return OnLibraryChangedAsync();
    }

    private Task OnTouchEndAsync(TouchEventArgs touch) => _swipe.End(touch) switch
    {
        _ when _isPicking => Task.CompletedTask,
        > 0 => YesAsync(),
        < 0 => NoAsync(),
        _ => Task.CompletedTask,
    };

    private Task OnKeyAsync(string key)
    {
        if (_isPicking)
        {
            return Task.CompletedTask;
        }

        // The focus may be on what the answer takes away.
        _isFocusDue = true;
        switch (key)
        {
            case "y":
                return YesAsync();
            case "n":
                return NoAsync();
            case "s" or "ArrowRight":
                return SkipAsync();
            case "u":
                return UndoAsync();
            case "e":
                (_isPicking, _isFocusDue) = (_visit.Shown is not null, false);
                break;
            case "p":
                _lookedAt = _lookedAt is null ? _visit.Shown?.Faces[0] : null;
                break;
            case "Escape":
                _lookedAt = null;
                break;
        }

        return Task.CompletedTask;
    }
}
