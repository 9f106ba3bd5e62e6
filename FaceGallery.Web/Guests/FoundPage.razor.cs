using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Proposals;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>The photos of a link that seem to show the guest, each with a ring around the face, who may say to the owner which of them do.</summary>
public partial class FoundPage
{
    [Parameter, EditorRequired]
    public string Base { get; set; } = "";

    [Parameter, EditorRequired]
    public Share Share { get; set; } = default!;

    /// <summary>One of each photo, the most alike first.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<(int Id, RelativeBox Box, GuestTile Photo)> Faces { get; set; } = [];

    /// <summary>They were found by what this browser remembers.</summary>
    [Parameter]
    public bool IsRemembered { get; set; }

    /// <summary>What became of what the guest said.</summary>
    [Parameter]
    public ProposalOutcome? Said { get; set; }

    /// <summary>What the guest has to mend first.</summary>
    private ProposalOutcome? Problem => Said is ProposalOutcome.NoName or ProposalOutcome.NoFace ? Said : null;

    /// <summary>The results that it shows.</summary>
    private string From => IsRemembered ? GuestFinding.FoundAgain : GuestFinding.Found;

    private string FaceIds => string.Join('.', Faces.Select(face => face.Id));

    private string PhotoIds => string.Join('.', Faces.Select(face => face.Photo.Id));
}
