using FaceGallery.Web.Components;
using MudBlazor;
using MudBlazor.Utilities;
using Shouldly;

namespace FaceGallery.Tests.Web.Layout;

public sealed class HouseThemeTests
{
    /// <summary>Least contrast of text (WCAG 2.2, 1.4.3).</summary>
    private const double OfText = 4.5;

    /// <summary>Least contrast of what one must see to use it, such as a field's edge (WCAG 2.2, 1.4.11).</summary>
    private const double OfEdges = 3;

    public static TheoryData<Palette> Palettes => [AppTheme.Theme.PaletteLight, AppTheme.Theme.PaletteDark];

    [Theory]
    [MemberData(nameof(Palettes), DisableDiscoveryEnumeration = true)]
    public void Every_word_can_be_read(Palette palette)
    {
        foreach (var paper in new[] { palette.Background, palette.Surface })
        {
            foreach (var ink in new[] { palette.TextPrimary, palette.TextSecondary, palette.Primary, palette.Secondary, palette.Warning, palette.Error, palette.ActionDefault })
            {
                Contrast(ink, paper).ShouldBeGreaterThan(OfText, $"{ink} on {paper}");
            }
        }

        Contrast(palette.PrimaryContrastText, palette.Primary).ShouldBeGreaterThan(OfText);
        Contrast(palette.WarningContrastText, palette.Warning).ShouldBeGreaterThan(OfText);
        Contrast(palette.ErrorContrastText, palette.Error).ShouldBeGreaterThan(OfText);
    }

    [Theory]
    [MemberData(nameof(Palettes), DisableDiscoveryEnumeration = true)]
    public void A_fields_edge_can_be_seen(Palette palette) =>
        Contrast(palette.LinesInputs, palette.Background).ShouldBeGreaterThan(OfEdges);

    private static double Contrast(MudColor one, MudColor other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(MudColor colour) => (0.2126 * Linear(colour.R)) + (0.7152 * Linear(colour.G)) + (0.0722 * Linear(colour.B));

    private static double Linear(byte channel) => channel / 255.0 is var value && value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
}
