using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Sharing;
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

    private string FaceIds => string.Join('.', Faces.Select(face => face.Id));

    private string PhotoIds => string.Join('.', Faces.Select(face => face.Photo.Id));
}
