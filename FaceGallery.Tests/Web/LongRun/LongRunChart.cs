using System.Globalization;
using System.Text;

namespace FaceGallery.Tests.Web.LongRun;

/// <summary>Draws how large all was, one chart below the other over the same weeks.</summary>
internal static class LongRunChart
{
    private const int Width = 720;
    private const int Left = 80;
    private const int Right = 700;
    private const int Height = 90;
    private const int Pitch = 130;
    private const double Mebibyte = 1 << 20;

    public static string Draw(IReadOnlyList<LibrarySize> sizes)
    {
        (string Title, Func<LibrarySize, double> Value)[] charts =
        [
            ("photos in the albums", size => size.Photos),
            ("memory of the process, MiB", size => size.Process.Memory / Mebibyte),
            ("files and sockets that it has open", size => size.Process.Handles),
            ("database, MiB", size => size.Database / Mebibyte),
            ("renditions, MiB", size => size.Renditions / Mebibyte),
            ("backups, MiB", size => size.Backups / Mebibyte),
        ];
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {(charts.Length * Pitch) + 30}\" font-family=\"sans-serif\" font-size=\"13\">\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"));
        foreach (var (index, (title, value)) in charts.Index())
        {
            DrawChart(text, 30 + (index * Pitch), title, [.. sizes.Select(value)], sizes);
        }

        return text.Append("</svg>\n").ToString();
    }

    private static void DrawChart(StringBuilder text, int top, string title, double[] values, IReadOnlyList<LibrarySize> sizes)
    {
        var (most, last) = (Math.Max(values.Max(), 1), Math.Max(sizes[^1].Week, 1));
        double X(int week) => Left + ((Right - Left) * week / (double)last);
        double Y(double value) => top + Height - (Height * value / most);
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{top - 8}\" fill=\"#444\">{title}</text>\n");
        foreach (var value in new[] { 0, most })
        {
            text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{Y(value):0.0}\" x2=\"{Right}\" y2=\"{Y(value):0.0}\" stroke=\"#ddd\"/><text x=\"{Left - 8}\" y=\"{Y(value) + 4:0.0}\" text-anchor=\"end\" fill=\"#444\">{value:#,0}</text>\n");
        }

        text.Append("<polyline fill=\"none\" stroke=\"#2c6e61\" stroke-width=\"2\" points=\"")
            .AppendJoin(' ', sizes.Zip(values, (size, value) => string.Create(CultureInfo.InvariantCulture, $"{X(size.Week):0.0},{Y(value):0.0}")))
            .Append(CultureInfo.InvariantCulture, $"\"/>\n<text x=\"{Right}\" y=\"{top + Height + 16}\" text-anchor=\"end\" fill=\"#444\">week {last}</text>\n");
    }
}
