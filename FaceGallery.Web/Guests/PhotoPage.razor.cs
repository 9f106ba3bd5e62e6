using System.Globalization;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Proposals;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>One photo of a link, for reading who is in it, and for phones without scripts.</summary>
public partial class PhotoPage
{
    [Parameter, EditorRequired]
    public string Base { get; set; } = "";

    [Parameter, EditorRequired]
    public Share Share { get; set; } = default!;

    [Parameter, EditorRequired]
    public GuestPhoto Photo { get; set; } = default!;

    /// <summary>What became of what the guest said.</summary>
    [Parameter]
    public ProposalOutcome? Said { get; set; }

    /// <summary>The results in which the guest found it; null where they came from the album.</summary>
    [Parameter]
    public string? From { get; set; }

    private bool IsNameless => Said == ProposalOutcome.NoName;

    private string Title => Photo switch
    {
        { Names: [_, ..] names } => string.Join(Text["Caption.Comma"], names),
        { TakenAt: { } time } => time.ToString("D", CultureInfo.CurrentCulture),
        _ => Text["Guest.Photo", Photo.Place + 1],
    };

    /// <summary>To the photo where one was looking at it: over the whole window.</summary>
    private string BackHref => string.Create(CultureInfo.InvariantCulture, $"{From ?? $"?page={(Photo.Place / GuestAlbum.PageSize) + 1}"}#{Photo.Id}");
}
