using System.Globalization;
using System.Runtime.CompilerServices;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Components;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Library;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Diagnostics;

/// <summary>Whether the data folder can be written and the library's folders be read.</summary>
public sealed class FolderExamination(ExaminedApp app, IOptionsMonitor<LibraryOptions> library, IOptionsMonitor<IndexingOptions> indexing, IOptionsMonitor<StorageOptions> storage) : IExamination
{
    /// <summary>Bytes free below which somebody should look for more: some thousand photos' renditions.</summary>
    private const long Scarce = 1L << 30;

    private const int ProbeBytes = 64 * 1024;

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var finding in Data().Concat(Photos()).Concat(People()))
        {
            yield return finding;
        }
    }

    private IEnumerable<Finding> Data()
    {
        var path = app.DataFolder;
        if (DataProblem(path) is { } problem)
        {
            yield return new Finding(FindingKind.Hindrance, problem);
            yield break;
        }

        yield return Directory.Exists(path) ? Finding.Well("Doctor.Data.Well", path) : Finding.Well("Doctor.Data.New", path);
        yield return Space(path);
        if (!app.IsThisProcess && DataFolder.IsInUse(path))
        {
            yield return Finding.Warning("Doctor.Data.InUse", path);
        }
    }

    private static Message? DataProblem(string path)
    {
        if (File.Exists(path))
        {
            return new Message("Doctor.Data.IsFile", path);
        }

        if (NetworkDrive.KindOf(path) is { } kind)
        {
            return new Message("Doctor.Data.Network", path, kind);
        }

        return WriteProblem(Existing(path)) is { } problem ? problem with { Arguments = [path, .. problem.Arguments] } : null;
    }

    /// <summary>Writes a file there, and removes it.</summary>
    private static Message? WriteProblem(string folder)
    {
        var probe = Path.Combine(folder, $".doctor-{Guid.NewGuid():N}");
        try
        {
            using var file = new FileStream(probe, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose, BufferSize = 0 });
            file.Write(new byte[ProbeBytes]);
            return null;
        }
        catch (IOException exception) when (DataFolder.IsFull(exception))
        {
            return new Message("Doctor.Data.Full");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Message("Doctor.Data.ReadOnly", exception.Message.TrimEnd('.'));
        }
    }

    private Finding Space(string path)
    {
        var free = new DriveInfo(Existing(path)).AvailableFreeSpace;
        var kind = free < storage.CurrentValue.LeastFreeBytes ? FindingKind.Hindrance : free < Scarce ? FindingKind.Warning : FindingKind.Well;
        return new Finding(kind, new Message($"Doctor.Space.{kind}", path, ByteCount.Of(free, CultureInfo.InvariantCulture)));
    }

    /// <summary>The folder itself, or the nearest above it that is there.</summary>
    private static string Existing(string path) => Directory.Exists(path) || Path.GetDirectoryName(path) is not { } parent ? path : Existing(parent);

    private IEnumerable<Finding> Photos()
    {
        var options = library.CurrentValue;
        var named = options.Photos.Where(path => !string.IsNullOrWhiteSpace(path)).Select(path => Path.GetFullPath(path)).Distinct().ToList();
        if (named.Count == 0 && !Directory.Exists(options.UploadsFolder))
        {
            yield return Finding.Warning("Doctor.Photos.None");
        }

        foreach (var finding in named.Where(path => path != options.UploadsFolder).Select(Root))
        {
            yield return finding;
        }
    }

    private IEnumerable<Finding> People() => library.CurrentValue.People is { } people && !string.IsNullOrWhiteSpace(people) ? [Root(Path.GetFullPath(people))] : [];

    private Finding Root(string path)
    {
        if (LibraryFolder.Problem(path, app.DataFolder) is { } problem)
        {
            return new Finding(FindingKind.Hindrance, problem);
        }

        if (!Directory.EnumerateFileSystemEntries(path).Any())
        {
            return Finding.Warning("Doctor.Folder.Empty", path);
        }

        var minutes = indexing.CurrentValue.RescanMinutes;
        return LibraryWatcher.TellsChanges(library.CurrentValue, path) ? Finding.Well("Doctor.Folder.Watched", path)
            : minutes == 0 ? Finding.Warning("Doctor.Folder.Unwatched", path)
            : Finding.Well("Doctor.Folder.Polled", path, minutes.ToString(CultureInfo.InvariantCulture));
    }
}
