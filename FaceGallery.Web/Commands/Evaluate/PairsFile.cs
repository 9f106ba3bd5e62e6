using System.Globalization;

namespace FaceGallery.Web.Commands.Evaluate;

/// <summary>
/// Reads labelled pairs: LFW's <c>pairs.txt</c> (a line "folds count", then for each fold count lines "name i j" of same and count lines
/// "name i name j" of different people; <c>pairsDevTrain.txt</c> has no folds) or a CSV "file_x,file_y,Yes|No", with or without a header.
/// </summary>
public static class PairsFile
{
    /// <exception cref="EvaluationException">A line is not of the format; the message names it.</exception>
    public static async Task<IReadOnlyList<LabelledPair>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var lines = (await File.ReadAllLinesAsync(path, cancellationToken))
            .Select((text, index) => (Number: index + 1, Text: text.Trim().TrimStart('\uFEFF')))
            .Where(line => line.Text.Length > 0)
            .ToList();
        if (lines.Count == 0)
        {
            throw new EvaluationException($"{path} is empty.");
        }

        var pairs = lines[0].Text.Contains(',', StringComparison.Ordinal) ? ReadCsv(path, lines) : ReadLfw(path, lines);
        return pairs.Count > 0 ? pairs : throw new EvaluationException($"{path} has no pairs.");
    }

    private static List<LabelledPair> ReadCsv(string path, List<(int Number, string Text)> lines)
    {
        var pairs = new List<LabelledPair>(lines.Count);
        foreach (var (number, text) in lines)
        {
            var fields = text.Split(',', StringSplitOptions.TrimEntries);
            var same = fields.Length == 3 ? IsSame(fields[2]) : null;
            if (same is not null && fields[0].Length > 0 && fields[1].Length > 0)
            {
                pairs.Add(new LabelledPair(fields[0], fields[1], same.Value, Fold: 0));
            }
            else if (number != lines[0].Number || fields.Length != 3)
            {
                throw Malformed(path, number, text, "file_x,file_y,Yes or file_x,file_y,No");
            }
        }

        return pairs;
    }

    private static bool? IsSame(string label) => label.ToUpperInvariant() switch
    {
        "YES" => true,
        "NO" => false,
        _ => null,
    };

    private static List<LabelledPair> ReadLfw(string path, List<(int Number, string Text)> lines)
    {
        var header = lines[0].Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (header.Length > 2 || !header.All(field => Number(field) > 0))
        {
            throw Malformed(path, lines[0].Number, lines[0].Text, "the numbers of folds and of pairs (LFW), or file_x,file_y,Yes|No");
        }

        var count = Number(header[^1]);
        var folds = header.Length == 2 ? Number(header[0]) : 1;
        if (lines.Count - 1 != 2L * folds * count)
        {
            throw new EvaluationException($"{path} promises {2L * folds * count} pairs in its first line, but {lines.Count - 1} lines follow.");
        }

        return [.. lines.Skip(1).Select((line, index) => ReadLfwLine(path, line, same: index / count % 2 == 0, fold: index / count / 2))];
    }

    private static LabelledPair ReadLfwLine(string path, (int Number, string Text) line, bool same, int fold)
    {
        var fields = line.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return (same, fields) switch
        {
            (true, [var name, var first, var second]) when Number(first) > 0 && Number(second) > 0 =>
                new LabelledPair(LfwPath(name, first), LfwPath(name, second), Same: true, fold),
            (false, [var one, var first, var other, var second]) when Number(first) > 0 && Number(second) > 0 =>
                new LabelledPair(LfwPath(one, first), LfwPath(other, second), Same: false, fold),
            _ => throw Malformed(path, line.Number, line.Text, same ? "name i j" : "name i name j"),
        };
    }

    private static string LfwPath(string name, string number) => $"{name}/{name}_{Number(number):0000}.jpg";

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static EvaluationException Malformed(string path, int number, string text, string expected) =>
        new($"{path}, line {number}: '{text}' is not {expected}.");
}
