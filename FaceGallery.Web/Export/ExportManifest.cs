using System.Globalization;
using System.Text.Json;
using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Export;

/// <summary>
/// What we wrote to an output folder: a file of JSON lines, one more line for each change, written before the change is made. A process
/// killed at any instant leaves at most half a line at its end, or a line about a file that is not there yet; both are harmless.
/// Held open by one process at a time.
/// </summary>
internal sealed class ExportManifest : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly Dictionary<string, ManifestEntry> _entries = new(StringComparer.Ordinal);
    private int _lines;
    private int _damagedLines;

    private ExportManifest(string path, FileStream file) => (_path, _file) = (path, file);

    public IEnumerable<ExportedFile> Files => _entries.Values.OfType<ExportedFile>();

    public IEnumerable<ExportedFolder> Folders => _entries.Values.OfType<ExportedFolder>();

    /// <summary>A sentence about lines that could not be read; null when all could. The damaged file is kept beside the new one.</summary>
    public Message? Damage { get; private set; }

    /// <exception cref="IOException">It cannot be read or written, or another process has it.</exception>
    public static ExportManifest Open(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        var manifest = new ExportManifest(path, file);
        try
        {
            manifest.Load();
            return manifest;
        }
        catch
        {
            manifest.Dispose();
            throw;
        }
    }

    public ExportedFile? Find(string path) => _entries.GetValueOrDefault(path) as ExportedFile;

    public void Add(ManifestEntry entry)
    {
        Append(entry);
        _entries[entry.Path] = entry;
    }

    public void Remove(string path)
    {
        Append(new RemovedEntry(path));
        _entries.Remove(path);
    }

    /// <summary>Writes the file anew without the lines that later ones made void. Does nothing when there are none.</summary>
    public void Compact()
    {
        if (_lines == _entries.Count && _damagedLines == 0)
        {
            return;
        }

        var temporary = _path + ".new";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            foreach (var entry in _entries.Values)
            {
                file.Write(Line(entry));
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
    }

    public void Dispose() => _file.Dispose();

    private void Load()
    {
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        var start = 0;
        for (var length = 0; (length = bytes.AsSpan(start).IndexOf((byte)'\n')) >= 0; start += length + 1)
        {
            Apply(bytes.AsSpan(start, length));
        }

        // Half a line is what a killed process leaves. Anything else at the end is damage.
        _damagedLines += start < bytes.Length && bytes[start] != (byte)'{' ? 1 : 0;
        KeepIfDamaged(bytes);
        if (start < bytes.Length)
        {
            _file.SetLength(start);
        }

        _file.Position = start;
    }

    private void Apply(ReadOnlySpan<byte> line)
    {
        _lines++;
        var entry = Read(line);
        if (entry is null)
        {
            _damagedLines++;
        }
        else if (entry is RemovedEntry)
        {
            _entries.Remove(entry.Path);
        }
        else
        {
            _entries[entry.Path] = entry;
        }
    }

    private static ManifestEntry? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var entry = JsonSerializer.Deserialize(line, ManifestJson.Default.ManifestEntry);
            return entry?.Path is { } path && OutputFolder.IsAlbumPath(path) ? entry : null;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private void KeepIfDamaged(byte[] bytes)
    {
        if (_damagedLines == 0)
        {
            return;
        }

        var kept = _path + ".damaged";
        File.WriteAllBytes(kept, bytes);
        Damage = new Message("Export.Note.Damage", _damagedLines.ToString(CultureInfo.InvariantCulture), _path, kept);
    }

    private void Append(ManifestEntry entry)
    {
        var start = _file.Position;
        try
        {
            _file.Write(Line(entry));
        }
        catch (IOException)
        {
            _file.SetLength(start);
            _file.Position = start;
            throw;
        }

        _lines++;
    }

    private static byte[] Line(ManifestEntry entry) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(entry, ManifestJson.Default.ManifestEntry), (byte)'\n'];
}
