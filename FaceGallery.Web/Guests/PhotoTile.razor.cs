using System.Globalization;
using FaceGallery.Domain.Detection;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>A photo in a grid.</summary>
public partial class PhotoTile
{
    /// <summary>Radius of a ring, of the face's box: as wide as the viewer draws it.</summary>
    private const float Margin = .62f;

    private const string Begins = "begins";
    private const string Ends = "ends";

    [Parameter, EditorRequired]
    public GuestTile Photo { get; set; } = default!;

    /// <summary>Its place in the album, from 1.</summary>
    [Parameter, EditorRequired]
    public int Number { get; set; }

    [Parameter]
    public IEnumerable<string> Names { get; set; } = [];

    [Parameter]
    public bool IsNew { get; set; }

    /// <summary>The face that is meant.</summary>
    [Parameter]
    public RelativeBox? Ring { get; set; }

    /// <summary>The results that it is one of; null for the album.</summary>
    [Parameter]
    public string? From { get; set; }

    /// <summary>What it can be chosen by.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>The part of the photo that a square shows, along its longer side: that in which the face is.</summary>
    private string Side => Part switch { Begins => "Min", Ends => "Max", _ => "Mid" };

    private string? Part => (Ring ?? Photo.Subject) is { } face ? PartOf(Photo.Width > Photo.Height ? face.Centre.X : face.Centre.Y) : null;

    private string? Class => string.Join(' ', new[] { IsNew ? "new" : null, Part }.OfType<string>()) is { Length: > 0 } classes ? classes : null;

    /// <summary>"Photo 9, Joe Biden".</summary>
    private string Label => string.Join(Text["Caption.Comma"], Names.Prepend(Text["Guest.Photo", Number]));

    private string? Who => Names.Any() ? string.Join(Text["Caption.Comma"], Names) : null;

    private string? At => Photo.IsTimeKnown ? Photo.At.ToString("s", CultureInfo.InvariantCulture) : null;

    /// <summary>The class of a picture of which the first, the last or the middle part is to be seen: that in which the face is.</summary>
    /// <param name="centre">Of the face, along the side that is cut.</param>
    private static string? PartOf(float centre) => centre switch { < 1f / 3 => Begins, > 2f / 3 => Ends, _ => null };

    private string? RingData => Ring is { } ring ? string.Create(CultureInfo.InvariantCulture, $"{ring.X:0.####} {ring.Y:0.####} {ring.Width:0.####} {ring.Height:0.####}") : null;

    // Drawn alike in every language.
    private static string Pixels(float fraction, int size) => (fraction * size).ToString("0.#", CultureInfo.InvariantCulture);
}
