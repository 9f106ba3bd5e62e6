using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace FaceGallery.Web.People;

/// <summary>
/// A field for a name, which offers the known ones while it is typed in. Enter picks the option that is marked, or what stands in the field where
/// none is. Marked is whose name begins with what is typed, a likely person while nothing is, or what the arrow keys choose. Keys do not reach what is around it.
/// </summary>
public partial class PersonPicker
{
    private const int MaxOptions = 6;

    private readonly string _id = $"picker-{Guid.NewGuid():N}";
    private ElementReference _field;
    private IReadOnlyList<PersonCard> _people = [];
    private IReadOnlyList<PersonCard> _found = [];
    private string _text = "";
    private int _marked = -1;
    private Task _opening = Task.CompletedTask;
    private bool _isOpen;
    private bool _isBusy;
    private bool _awaitsFocus;

    /// <summary>Told the name, of somebody known or new; the field is busy until it answers, and empty afterwards.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnPicked { get; set; }

    /// <summary>Escape was pressed.</summary>
    [Parameter]
    public EventCallback OnCancelled { get; set; }

    /// <summary>What the field asks for, for those who do not see it; "Who is this?" when null.</summary>
    [Parameter]
    public string? Label { get; set; }

    [Parameter]
    public string? Placeholder { get; set; }

    /// <summary>The field takes the focus when it appears.</summary>
    [Parameter]
    public bool AutoFocus { get; set; }

    /// <summary>The name of the likeliest person.</summary>
    [Parameter]
    public string? Suggested { get; set; }

    /// <summary>The faces that are to be named: whoever resembles them most is offered first.</summary>
    [Parameter]
    public IReadOnlyCollection<int> FaceIds { get; set; } = [];

    [Inject]
    private PeopleService People { get; set; } = default!;

    [Inject]
    private LikelyPeople Likely { get; set; } = default!;

    private bool IsNew => _text.Trim() is { Length: > 0 } name
        && !_people.Any(person => person.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private bool IsListShown => _isOpen && !_isBusy && (_found.Count > 0 || IsNew);

    private string? MarkedId => IsListShown && _marked >= 0 ? IdOf(_marked) : null;

    /// <summary>The reader goes on here: names are offered at once.</summary>
    public ValueTask FocusAsync() => _field.FocusAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && AutoFocus)
        {
            _awaitsFocus = true;
            await _field.FocusAsync();
        }
    }

    private string IdOf(int option) => $"{_id}-{option}";

    /// <summary>Names are offered at once where the reader went into the field, not where it took the focus: they would cover what stands below.</summary>
    private Task OnFocusAsync()
    {
        var opens = !_awaitsFocus;
        _awaitsFocus = false;
        return opens ? OpenAsync() : Task.CompletedTask;
    }

    private Task OpenAsync() => _opening = OfferAsync();

    private async Task OfferAsync()
    {
        if (!_isOpen)
        {
            var likely = FaceIds.Count == 0 ? [] : await Likely.OfAsync(FaceIds, MaxOptions, CancellationToken.None);
            _people = [.. (await People.ListAsync(CancellationToken.None)).OrderBy(person => likely.IndexOf(person.Id) is >= 0 and var place ? place : int.MaxValue)];
        }

        _isOpen = true;
        _found = PeopleSearch.Find(_people, _text, Suggested, MaxOptions);
        _marked = _found is [var first, ..] && (_text.Trim().Length == 0 ? first.Name == Suggested : PeopleSearch.BeginsWith(first.Name, _text)) ? 0 : -1;
    }

    private void Close() => (_isOpen, _marked) = (false, -1);

    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        // Enter also ends the composing of a Chinese character.
        switch (key.Key)
        {
            case "ArrowDown":
                await MarkAsync(1);
                break;
            case "ArrowUp":
                await MarkAsync(-1);
                break;
            case "Enter" when key is { IsComposing: false, Repeat: false }:
                // Pressed before the names are there, it means the same.
                await _opening;
                await PickAsync(_marked >= 0 && _marked < _found.Count ? _found[_marked].Name : _text);
                break;
            case "Escape" when !key.IsComposing:
                Close();
                await OnCancelled.InvokeAsync();
                break;
        }
    }

    private async Task MarkAsync(int step)
    {
        if (!_isOpen)
        {
            await OpenAsync();
        }

        var last = _found.Count - (IsNew ? 0 : 1);
        _marked = Math.Clamp(_marked + step, -1, last);
    }

    private async Task PickAsync(string text)
    {
        if (_isBusy || text.Trim() is not { Length: > 0 } name)
        {
            return;
        }

        (_isBusy, _isOpen) = (true, false);
        try
        {
            await OnPicked.InvokeAsync(name);
        }
        finally
        {
            (_isBusy, _text, _marked) = (false, "", -1);
        }
    }
}
