using FaceGallery.Web.Components;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Sharing;

/// <summary>A sheet of paper for a table: what a link shows, one sentence and a code to be scanned.</summary>
public partial class TableSign
{
    [Parameter, EditorRequired]
    public ShareCard Card { get; set; } = default!;

    /// <summary>What the link shows, in a guest's words.</summary>
    [Parameter, EditorRequired]
    public string Caption { get; set; } = default!;

    /// <summary>Where the link leads.</summary>
    [Parameter, EditorRequired]
    public string Address { get; set; } = default!;

    /// <summary>"a4" or "a5".</summary>
    [Parameter]
    public string Paper { get; set; } = "a4";

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private IEnumerable<string> Facts
    {
        get
        {
            if (Card.Share.PassphraseHash is not null)
            {
                yield return Text["Sign.Passphrase"];
            }

            if (Card.Share.ExpiresAt is { } end)
            {
                yield return Text["Sign.Until", end.AtHome(Clock).AddTicks(-1)];
            }
        }
    }
}
