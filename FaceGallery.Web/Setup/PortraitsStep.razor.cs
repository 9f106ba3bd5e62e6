using FaceGallery.Domain.Messages;
using FaceGallery.Domain.People;

namespace FaceGallery.Web.Setup;

/// <summary>Takes a portrait of each person from this device.</summary>
public partial class PortraitsStep
{
    private readonly List<string> _taken = [];
    private string _name = "";
    private int _round;

    private Message? Problem => _name.Length == 0 ? new Message("Portraits.NameFirst") : PersonName.TryParse(_name, out _, out var problem) ? null : problem;

    private static void Take()
    {
        // Enter in the name's field sends nothing: the pictures do.
    }

    private void TakeAsync()
    {
        _taken.Add(_name.Trim());
        (_name, _round) = ("", _round + 1);
    }
}
