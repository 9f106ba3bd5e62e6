using FaceGallery.Domain.Messages;
using FaceGallery.Domain.People;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Setup;

/// <summary>Takes a portrait of each person from this device.</summary>
public partial class PortraitsStep
{
    private readonly List<string> _taken = [];
    private string _name = "";
    private int _round;

    /// <summary>A person's pictures are on the server, and will be read.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnTaken { get; set; }

    private Message? Problem => _name.Length == 0 ? new Message("Portraits.NameFirst") : PersonName.TryParse(_name, out _, out var problem) ? null : problem;

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
