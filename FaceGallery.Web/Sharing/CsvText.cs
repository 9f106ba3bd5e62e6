namespace FaceGallery.Web.Sharing;

/// <summary>Comma-separated values (RFC 4180) that are harmless in a spreadsheet.</summary>
internal static class CsvText
{
    // What spreadsheets take for the beginning of a formula (OWASP, CSV injection).
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    public static string Line(params IEnumerable<string> values) => string.Join(',', values.Select(Value)) + "\r\n";

    private static string Value(string value) =>
        $"\"{(value.Length > 0 && FormulaStarts.Contains(value[0], StringComparison.Ordinal) ? "'" : "")}{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
