using System.Globalization;

namespace FaceGallery.Web.Recognition;

/// <summary>
/// Which library of a provider is being tried. Foreign native code that crashes takes the process along: what ended it twice is left out until its file is another one,
/// or the list is removed.
/// </summary>
/// <param name="path">The list, a line for each trial that has not ended. Where it cannot be written, nothing is left out.</param>
public sealed class ProviderTrials(string path)
{
    private const int MaxDeaths = 2;

    public string List => path;

    public bool IsSetAside(string library) => Lines().Count(line => line == KeyOf(library)) >= MaxDeaths;

    /// <summary>The library is about to be loaded.</summary>
    public void Begin(string library) => Write([.. Lines(), KeyOf(library)]);

    /// <summary>The process lives.</summary>
    public void End(string library) => Write([.. Lines().Where(line => line != KeyOf(library))]);

    private static string KeyOf(string library) => string.Create(CultureInfo.InvariantCulture, $"{File.GetLastWriteTimeUtc(library).Ticks} {library}");

    private string[] Lines()
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private void Write(string[] lines)
    {
        try
        {
            if (lines.Length > 0)
            {
                File.WriteAllLines(path, lines);
            }
            else
            {
                File.Delete(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // There is no data folder yet, or none that can be written: others say so.
        }
    }
}
