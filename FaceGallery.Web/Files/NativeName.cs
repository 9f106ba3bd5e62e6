using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace FaceGallery.Web.Files;

/// <summary>
/// Names of files as text, there and back. To Linux a name is bytes, and not all of them are UTF-8: an old camera's <c>caf\xE9.jpg</c> becomes
/// "caf�E9.jpg", the replacement character (U+FFFD) and two hex digits for each byte that is no text. A replacement character that is really in
/// a name is written in the same way, byte by byte.
/// </summary>
internal static class NativeName
{
    private const char Escape = '\uFFFD';

    /// <summary>Bytes to text.</summary>
    public static string Decode(ReadOnlySpan<byte> name)
    {
        if (Utf8.IsValid(name) && name.IndexOf("\uFFFD"u8) < 0)
        {
            return Encoding.UTF8.GetString(name);
        }

        var text = new StringBuilder();
        while (!name.IsEmpty)
        {
            var isText = Rune.DecodeFromUtf8(name, out var rune, out var length) == OperationStatus.Done && rune.Value != Escape;
            for (var at = 0; at < length && !isText; at++)
            {
                text.Append(Escape).Append(name[at].ToString("X2", CultureInfo.InvariantCulture));
            }

            text.Append(isText ? rune.ToString() : "");
            name = name[length..];
        }

        return text.ToString();
    }

    /// <summary>Text to bytes, with a zero at the end.</summary>
    public static byte[] Encode(string name)
    {
        var bytes = new ArrayBufferWriter<byte>(name.Length + 1);
        for (var parts = name.AsSpan(); !parts.IsEmpty;)
        {
            var escape = parts.IndexOf(Escape);
            var text = escape < 0 ? parts : parts[..escape];
            Encoding.UTF8.GetBytes(text, bytes);
            parts = parts[text.Length..];
            if (parts.Length >= 3 && byte.TryParse(parts[1..3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Write([value]);
                parts = parts[3..];
            }
            else if (!parts.IsEmpty)
            {
                bytes.Write("\uFFFD"u8);
                parts = parts[1..];
            }
        }

        bytes.Write([(byte)0]);
        return bytes.WrittenSpan.ToArray();
    }
}
