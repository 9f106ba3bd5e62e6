using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Photos;

/// <summary>What is known of a photo's file.</summary>
public partial class PhotoInformation
{
    [Parameter, EditorRequired]
    public PhotoDetails Photo { get; set; } = default!;

    private string Directory => Photo.Path[..^Photo.FileName.Length];

    private string Size => Photo.Size < 1e6 ? Text["Info.Kilobytes", Photo.Size / 1e3] : Text["Info.Megabytes", Photo.Size / 1e6];

    private string? Offset => Photo.TakenAtOffsetMinutes is { } minutes
        ? string.Create(CultureInfo.InvariantCulture, $"(UTC{(minutes < 0 ? '−' : '+')}{TimeSpan.FromMinutes(Math.Abs(minutes)):hh\\:mm})")
        : null;
}
