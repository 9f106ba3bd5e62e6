using FaceGallery.Domain.Messages;
using FaceGallery.Domain.People;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Matching;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Setup;

/// <summary>Takes a portrait of each person from this device.</summary>
public partial class PortraitsStep
{
    private readonly List<string> _taken = [];
    private IReadOnlyList<Message> _skipped = [];
    private string _name = "";
    private int _round;

    /// <summary>A person's pictures are on the server, and will be read.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnTaken { get; set; }

    [Inject]
    private LibraryCounter Counter { get; set; } = default!;

    private Message? Problem => _name.Length == 0 ? new Message("Portraits.NameFirst") : PersonName.TryParse(_name, out _, out var problem) ? null : problem;

    /// <summary>What was chosen here was read, a moment after it was sent.</summary>
    protected override async Task OnLibraryChangedAsync() =>
        _skipped = _taken.Count == 0 ? [] : [.. (await Counter.SkippedPortraitsAsync(Disconnected)).Where(portrait => IsTaken(portrait.Arguments[0]))];

    private bool IsTaken(string path) => PortraitName.TryParse(path, out var name, out _) && _taken.Contains(name.Value, StringComparer.OrdinalIgnoreCase);

    private static void Take()
    {
        // Enter in the name's field sends nothing: the pictures do.
    }

    private Task TakeAsync()
    {
        _taken.Add(_name.Trim());
        (_name, _round) = ("", _round + 1);
        return OnTaken.InvokeAsync();
    }
}
