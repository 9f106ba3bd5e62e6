using System.Globalization;
using FaceGallery.Domain.Names;
using FaceGallery.Web.Faces;
using FaceGallery.Web.OwnAlbums;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Photos;

/// <summary>What is known of a photo's file.</summary>
public partial class PhotoInformation
{
    /// <summary>More places of one picture than that are counted.</summary>
    private const int MaxCopies = 5;

    /// <summary>What the photo's event is called; null where it is in none.</summary>
    [Parameter]
    public string? EventTitle { get; set; }

    [Parameter, EditorRequired]
    public PhotoDetails Photo { get; set; } = default!;

    /// <summary>Albums by hand that it is in.</summary>
    [Parameter]
    public IReadOnlyList<OwnAlbumName> Albums { get; set; } = [];

    private string Directory => VisibleText.Of(Photo.Path[..^Path.GetFileName(Photo.Path).Length]);

    private string? Offset => Photo.TakenAtOffsetMinutes is { } minutes
        ? string.Create(CultureInfo.InvariantCulture, $"(UTC{(minutes < 0 ? '−' : '+')}{TimeSpan.FromMinutes(Math.Abs(minutes)):hh\\:mm})")
        : null;
}
