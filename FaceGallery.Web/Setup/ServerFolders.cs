using FaceGallery.Domain.Messages;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Library;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Setup;

/// <summary>A folder of the server with what lies in it.</summary>
/// <param name="Parent">Null where one cannot go up.</param>
/// <param name="Folders">Full paths, by name.</param>
/// <param name="Problem">Why it cannot be listed, or cannot be a photo folder; null where it can.</param>
public sealed record ServerFolder(string Path, string? Parent, IReadOnlyList<string> Folders, Message? Problem);

/// <summary>What a look into a folder and all below it found.</summary>
/// <param name="Photos">Files that bear a picture's name.</param>
/// <param name="Newest">Of them; null where there is none.</param>
/// <param name="IsComplete">All was seen; false where it is so much that the look ended early.</param>
/// <param name="Samples">Full paths of the newest few.</param>
public sealed record FolderSurvey(int Photos, int Films, DateTime? Newest, bool IsComplete, IReadOnlyList<string> Samples);

/// <summary>The folders of this server that the owner may choose from: where drives and shares usually are, and nothing of the system's own.</summary>
public sealed class ServerFolders(IOptionsMonitor<LibraryOptions> options, DataFolder data, TimeProvider time)
{
    private const int MaxFolders = 1000;

    private const int MaxSamples = 4;

    /// <summary>A look is an answer to a click.</summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(3);

    private static readonly string[] UsualPlaces = ["/photos", "/people", "/media", "/mnt", "/srv", "/home", "/volume1", "/volume2", "/share", "/Volumes", "/Users"];

    private static readonly EnumerationOptions Visible = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    private static readonly EnumerationOptions Below = new() { AttributesToSkip = Visible.AttributesToSkip, IgnoreInaccessible = true, RecurseSubdirectories = true };

    /// <summary>Where one begins. Everything below them can be chosen, and nothing else.</summary>
    public IReadOnlyList<string> Places()
    {
        var library = options.CurrentValue;
        var usual = library.Places is { Count: > 0 } places ? places : UsualPlaces.Append(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)).Concat(OperatingSystem.IsWindows() ? Environment.GetLogicalDrives() : []);
        return [.. usual.Concat(library.Photos).Append(library.People).OfType<string>().Where(path => path.Length > 0 && Directory.Exists(path)).Select(path => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))).Distinct()];
    }

    /// <param name="path">As it was typed or chosen.</param>
    public ServerFolder List(string path)
    {
        if (!MayLookInto(path))
        {
            return new ServerFolder(path, null, [], new Message("Folders.NotAllowed", path));
        }

        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var parent = Path.GetDirectoryName(full) is { } up && MayLookInto(up) ? up : null;
        try
        {
            IReadOnlyList<string> folders = [.. Directory.EnumerateDirectories(full, "*", Visible).Take(MaxFolders).Order(StringComparer.CurrentCultureIgnoreCase)];
            return new ServerFolder(full, parent, folders, LibraryFolder.Problem(full, data.Path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ServerFolder(full, parent, [], LibraryFolder.Problem(full, data.Path) ?? new Message("Folder.Unreadable", full, exception.Message));
        }
    }

    /// <summary>Looks for some seconds at most.</summary>
    /// <param name="path">One that <see cref="List"/> gave.</param>
    public FolderSurvey Survey(string path, CancellationToken cancellationToken)
    {
        var (photos, films, isComplete, start) = (0, 0, true, time.GetTimestamp());
        var newest = new PriorityQueue<string, DateTime>();
        foreach (var file in new DirectoryInfo(path).EnumerateFiles("*", Below))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (time.GetElapsedTime(start) > LongestLook)
            {
                isComplete = false;
                break;
            }

            var kind = FileKinds.ByName(file.Name);
            films += kind == FileKind.Video ? 1 : 0;
            if (kind is FileKind.Photo or FileKind.Raw)
            {
                photos++;
                newest.Enqueue(file.FullName, file.LastWriteTime);
                if (newest.Count > MaxSamples)
                {
                    newest.Dequeue();
                }
            }
        }

        var samples = newest.UnorderedItems.OrderByDescending(item => item.Priority).ToList();
        return new FolderSurvey(photos, films, samples.Count > 0 ? samples[0].Priority : null, isComplete, [.. samples.Select(item => item.Element)]);
    }

    private bool MayLookInto(string path)
    {
        if (!Path.IsPathFullyQualified(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            var real = RealPath.Of(path);
            return Places().Any(place => RealPath.IsWithin(real, RealPath.Of(place))) && !RealPath.IsWithin(real, RealPath.Of(data.Path));
        }
        catch (IOException)
        {
            return false;
        }
    }
}
