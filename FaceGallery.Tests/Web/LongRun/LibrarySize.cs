using FaceGallery.Tests.Fixtures;

namespace FaceGallery.Tests.Web.LongRun;

/// <summary>How large all is at the end of four weeks.</summary>
/// <param name="Database">Bytes, with the log that is written before it.</param>
/// <param name="Renditions">Bytes.</param>
/// <param name="Orphans">Files of renditions that belong to no photo.</param>
/// <param name="BackupFiles">How many there are.</param>
/// <param name="Backups">Bytes of all.</param>
internal sealed record LibrarySize(
    int Week, int Photos, int Faces, ProcessSize Process, long Database, long Renditions, int Orphans, int BackupFiles, long Backups)
{
    public static async Task<LibrarySize> MeasureAsync(int week, ServedApp app, LibraryView view, string data)
    {
        var (photos, faces) = await view.CountAsync();
        var known = await view.HashesAsync();
        var renditions = Files(Path.Combine(data, "renditions"));
        var backups = Files(Path.Combine(data, "backups"));
        return new LibrarySize(
            week, photos, faces, app.Measure(), new DirectoryInfo(data).GetFiles("facegallery.db*").Sum(file => file.Length),
            renditions.Sum(file => file.Length), renditions.Count(file => !known.Contains(file.Name.Split('-')[0])), backups.Length, backups.Sum(file => file.Length));
    }

    private static FileInfo[] Files(string folder) => Directory.Exists(folder) ? new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories) : [];
}
