using System.Globalization;
using FaceGallery.Domain.Detection;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>A photo in a grid.</summary>
public partial class PhotoTile
{
    /// <summary>Radius of a ring, of the face's box: as wide as the viewer draws it.</summary>
    private const float Margin = .62f;

    /// <summary>Where a square can lie along the longer side: the looks have a class for each.</summary>
    private const int Steps = 10;

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

    /// <summary>Where the square lies along the longer side, so that the face is in its middle as far as the photo reaches; null where none is meant.</summary>
    private int? Step
    {
        get
        {
            var (centre, length, rest) = Photo.Width > Photo.Height
                ? (Face?.Centre.X, Photo.Width, Photo.Width - Photo.Height)
                : (Face?.Centre.Y, Photo.Height, Photo.Height - Photo.Width);
            return centre is null || rest == 0 ? null : StepOf(((centre.Value * length) - ((length - rest) / 2f)) / rest);
        }
    }

    private RelativeBox? Face => Ring ?? Photo.Subject;

    private string? Class => string.Join(' ', new[] { IsNew ? "new" : null, Step is { } step ? ClassOf(step) : null }.OfType<string>()) is { Length: > 0 } classes ? classes : null;

    /// <summary>What the square shows of the photo, in pixels: the ring is drawn in the same.</summary>
    private string Square
    {
        get
        {
            var side = Math.Min(Photo.Width, Photo.Height);
            var before = (Step ?? 0) / (float)Steps;
            return string.Create(CultureInfo.InvariantCulture, $"{(Photo.Width - side) * before:0.#} {(Photo.Height - side) * before:0.#} {side} {side}");
        }
    }

    /// <summary>"Photo 9, Joe Biden".</summary>
    private string Label => string.Join(Text["Caption.Comma"], Names.Prepend(Text["Guest.Photo", Number]));

    private string? Who => Names.Any() ? string.Join(Text["Caption.Comma"], Names) : null;

    private string? At => Photo.IsTimeKnown ? Photo.At.ToString("s", CultureInfo.InvariantCulture) : null;

    /// <summary>The class of a picture that is looked at by this part of its height or width, from 0 to 1.</summary>
    public static string ClassOf(float part) => ClassOf(StepOf(part));

    private static string ClassOf(int step) => string.Create(CultureInfo.InvariantCulture, $"at{step}");

    private static int StepOf(float part) => (int)MathF.Round(Math.Clamp(part, 0, 1) * Steps);

    private string? RingData => Ring is { } ring ? string.Create(CultureInfo.InvariantCulture, $"{ring.X:0.####} {ring.Y:0.####} {ring.Width:0.####} {ring.Height:0.####}") : null;

    // Drawn alike in every language.
    private static string Pixels(float fraction, int size) => (fraction * size).ToString("0.#", CultureInfo.InvariantCulture);
}
