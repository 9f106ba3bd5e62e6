using NetVips;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Composes photos at run time: for groups, margins and "nobody twice".</summary>
internal static class Collage
{
    private const int Height = 700;

    public static string SideBySide(string target, params string[] files)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var pictures = files.Select(Open).ToArray();
        try
        {
            using var row = Image.Arrayjoin(pictures, shim: 40, background: [230, 230, 230], valign: Enums.Align.Centre);
            row.Jpegsave(target, q: 92);
            return target;
        }
        finally
        {
            Array.ForEach(pictures, picture => picture.Dispose());
        }
    }

    /// <summary>A photo made small, in the corner of a large grey picture that says nothing of when it was taken.</summary>
    public static string InCorner(string target, string file, int longSide)
    {
        using var small = Image.Thumbnail(file, longSide, height: longSide, outputProfile: "srgb");
        using var large = small.Embed(100, 100, 2048, 1200, extend: Enums.Extend.Background, background: [230, 230, 230]);
        large.Jpegsave(target, q: 92, keep: Enums.ForeignKeep.None);
        return target;
    }

    private static Image Open(string file)
    {
        using var picture = Image.Thumbnail(file, 10 * Height, height: Height, outputProfile: "srgb");
        using var coloured = picture.Colourspace(Enums.Interpretation.Srgb);
        return coloured.HasAlpha() ? coloured.Flatten() : coloured.Copy();
    }
}
