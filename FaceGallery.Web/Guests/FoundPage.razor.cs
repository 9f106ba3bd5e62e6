using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Guests.Finding;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>The photos of a link that seem to show the guest, each with a ring around the face, who may say to the owner which of them do.</summary>
public partial class FoundPage
{
    [Parameter, EditorRequired]
    public string Base { get; set; } = "";

    [Parameter, EditorRequired]
    public Share Share { get; set; } = default!;

    /// <summary>Faces by the photo's id.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<(SelfieMatch Match, GuestTile Photo)> Matches { get; set; } = [];

    /// <summary>They were found by what this browser remembers.</summary>
    [Parameter]
    public bool IsRemembered { get; set; }

    private string FaceIds => string.Join('.', Matches.Select(match => match.Match.FaceId));

    private string PhotoIds => string.Join('.', Matches.Select(match => match.Photo.Id));
}
