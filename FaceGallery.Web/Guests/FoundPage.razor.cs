using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Guests.Finding;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>The photos of a link that seem to show the guest, who may say so to the owner.</summary>
public partial class FoundPage
{
    [Parameter, EditorRequired]
    public string Base { get; set; } = "";

    [Parameter, EditorRequired]
    public Share Share { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<SelfieMatch> Matches { get; set; } = [];

    private string FaceIds => string.Join('.', Matches.Select(match => match.FaceId));

    private string PhotoIds => string.Join('.', Matches.Select(match => match.PhotoId));
}
