using System.Globalization;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Sharing;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>Photos as a grid of squares under the days on which they were taken, of which some can be chosen and downloaded.</summary>
public partial class PhotoTiles
{
    /// <summary>Photos that a heading has on average.</summary>
    private const int LeastOfHeading = 3;

    [Parameter, EditorRequired]
    public Share Share { get; set; } = default!;

    /// <summary>In their order.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<GuestTile> Photos { get; set; } = [];

    /// <summary>The number of the first one.</summary>
    [Parameter]
    public int First { get; set; } = 1;

    /// <summary>Of all pages together.</summary>
    [Parameter, EditorRequired]
    public int Count { get; set; }

    /// <summary>Those that bear a mark.</summary>
    [Parameter]
    public IReadOnlySet<int> NewIds { get; set; } = new HashSet<int>();

    /// <summary>Who is in them, as far as it is told.</summary>
    [Parameter, EditorRequired]
    public ILookup<int, string> Names { get; set; } = default!;

    private bool CanChoose => Share.Download != ShareDownload.None;

    /// <summary>An album by hand has no headings; otherwise "Saturday, 4 July 2026", or where that would make more headings than rows the month, or the year.</summary>
    private IEnumerable<IGrouping<string, (int Index, GuestTile Photo)>> Parts
    {
        get
        {
            if (Share.OwnAlbumIdOf() is not null)
            {
                return Photos.Index().Select(photo => (photo.Index, Photo: photo.Item)).GroupBy(_ => "");
            }

            string[] formats = ["D", "Y", "yyyy"];
            var format = formats.FirstOrDefault(format => Photos.Select(photo => HeadingOf(photo, format)).Distinct().Count() * LeastOfHeading <= Photos.Count) ?? (Photos.Count < LeastOfHeading ? formats[0] : formats[^1]);
            return Photos.Index().Select(photo => (photo.Index, Photo: photo.Item)).GroupBy(photo => HeadingOf(photo.Photo, format));
        }
    }

    private static string HeadingOf(GuestTile photo, string format) => photo.At.ToString(format, CultureInfo.CurrentCulture);
}
