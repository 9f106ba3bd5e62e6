using System.Globalization;
using System.Text;
using FaceGallery.Domain.Detection;
using FaceGallery.Web.Imaging;
using NetVips;

namespace FaceGallery.Web.Commands.Seed;

/// <summary>A drawn picture of some people, in landscape or portrait format.</summary>
internal sealed class DrawnScene
{
    private const int LongSide = 1600;
    private const int ShortSide = 1200;

    private static readonly (string Sky, string Ground)[] Places =
        [("#f4c9a0", "#7a8f6a"), ("#bcd9ea", "#86a36b"), ("#d8cfe8", "#6f6a86"), ("#f3e3c3", "#b08a5e"), ("#a9c6c9", "#4f6d71"), ("#f0b7a6", "#8a5562"), ("#2b3648", "#3f4c39")];

    private readonly bool _isPortrait;
    private readonly (string Sky, string Ground) _place;

    public DrawnScene(IReadOnlyList<DrawnPerson> people, Random random)
    {
        People = people;
        _isPortrait = people.Count < 3 && random.Next(3) == 0;
        _place = Places[random.Next(Places.Length)];
        Boxes = [.. people.Select((_, place) => Place(place, people.Count, random))];
    }

    public IReadOnlyList<DrawnPerson> People { get; }

    /// <summary>Where the faces are, in the order of the people.</summary>
    public IReadOnlyList<RelativeBox> Boxes { get; }

    public int Width => _isPortrait ? ShortSide : LongSide;

    public int Height => _isPortrait ? LongSide : ShortSide;

    public DecodedPhoto Draw()
    {
        using var drawn = Image.SvgloadBuffer(Encoding.UTF8.GetBytes(Svg()));
        using var flat = drawn.Flatten();
        using var colours = flat.Colourspace(Enums.Interpretation.Srgb);
        var pixels = new RgbImage(Width, Height, colours.WriteToMemory<byte>());
        return new DecodedPhoto(pixels, Width, Height, "jpeg", Damaged: false);
    }

    public static FaceLandmarks LandmarksOf(RelativeBox box)
    {
        RelativePoint At(float x, float y) => new(box.X + (x * box.Width), box.Y + (y * box.Height));
        return new FaceLandmarks(At(0.31f, 0.5f), At(0.69f, 0.5f), At(0.5f, 0.68f), At(0.34f, 0.8f), At(0.66f, 0.8f));
    }

    private RelativeBox Place(int place, int count, Random random)
    {
        var width = Math.Min(0.24f * Height / Width * 1.1f, 0.7f / count);
        var height = width * Width / Height * 1.26f;
        var centre = (place + 0.5f) / count;
        var top = 0.2f + (float)(random.NextDouble() * 0.12) + (count > 3 && place % 2 == 1 ? 0.14f : 0);
        return new RelativeBox(Math.Clamp(centre - (width / 2), 0, 1 - width), top, width, height);
    }

    private string Svg()
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{Height}">
            <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="{_place.Sky}"/><stop offset="1" stop-color="#ffffff"/></linearGradient></defs>
            <rect width="100%" height="100%" fill="url(#sky)"/>
            <ellipse cx="{Width * 0.3:0}" cy="{Height * 1.05:0}" rx="{Width * 0.8:0}" ry="{Height * 0.42:0}" fill="{_place.Ground}" opacity=".75"/>
            <ellipse cx="{Width * 0.85:0}" cy="{Height * 1.08:0}" rx="{Width * 0.6:0}" ry="{Height * 0.36:0}" fill="{_place.Ground}"/>
            """);
        foreach (var (person, box) in People.Zip(Boxes))
        {
            svg.Append(person.Draw(box.Centre.X * Width, box.Centre.Y * Height, box.Width * Width / 2));
        }

        return svg.Append("</svg>").ToString();
    }
}
