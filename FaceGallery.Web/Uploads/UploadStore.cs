using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Uploads;

/// <summary>
/// Files on their way in. What has arrived of each lies in the data folder, so that it goes on after a lost connection or a restart; a whole one is moved into the
/// library under a name that no other file has.
/// </summary>
public sealed class UploadStore(
    DataFolder data, IOptionsMonitor<LibraryOptions> library, IDbContextFactory<FaceGalleryDbContext> contexts, IndexingControl indexing, TimeProvider time) : IDisposable
{
    /// <summary>Of one file, in bytes: 4 GiB, more than any picture that is read.</summary>
    public const long MaxLength = 1L << 32;

    /// <summary>Unfinished files that are kept at once.</summary>
    private const int MaxUnfinished = 10_000;

    private static readonly LibraryFiles Files = LibraryFiles.Anywhere();

    /// <summary>Free space that stays, for the database and the pictures that are made of the photos.</summary>
    private const long Reserve = 256L << 20;

    private const int BufferSize = 128 * 1024;

    /// <summary>After which what did not go on is forgotten.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private readonly SemaphoreSlim _finishing = new(1);

    private string Folder => Path.Combine(data.Path, "uploads");

    /// <summary>Begins a file.</summary>
    /// <exception cref="UploadRefusedException">It cannot be taken.</exception>
    public async Task<Upload> CreateAsync(UploadRequest request, CancellationToken cancellationToken)
    {
        if (request.Length <= 0)
        {
            throw new UploadRefusedException(UploadRefusal.NoPicture, "Upload.NoPicture", request.Name);
        }

        if (request.Length > MaxLength)
        {
            throw new UploadRefusedException(UploadRefusal.TooLarge, "Upload.TooLarge", Megabytes(request.Length), Megabytes(MaxLength));
        }

        var target = UploadTarget.Of(request, library.CurrentValue);
        Directory.CreateDirectory(Folder);
        RequireSpace(Folder, request.Length);
        Sweep();
        if (Directory.EnumerateFiles(Folder, "*.json").Count() >= MaxUnfinished)
        {
            throw new UploadRefusedException(UploadRefusal.TooMany, "Upload.TooMany", MaxUnfinished.ToString(CultureInfo.InvariantCulture));
        }

        var upload = new Upload(RandomNumberGenerator.GetHexString(32, lowercase: true), request.Length, target.Folder, target.Name, request.ModifiedAt);
        await using (File.Create(PartOf(upload.Id)))
        {
        }

        await File.WriteAllTextAsync(NoteOf(upload.Id), JsonSerializer.Serialize(upload), cancellationToken);
        return upload;
    }

    /// <returns>The file and how many bytes of it are here; null where there is none of this id.</returns>
    /// <remarks>Where the process died with all of it here, it goes into the library now.</remarks>
    public async Task<(Upload Upload, UploadProgress Progress)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, cancellationToken) is not { } upload || new FileInfo(PartOf(id)) is not { Exists: true } part)
        {
            return null;
        }

        return (upload, new UploadProgress(part.Length, part.Length == upload.Length ? await FinishAsync(upload, cancellationToken) : null));
    }

    /// <summary>Takes the next bytes. A whole file goes into the library.</summary>
    /// <param name="checksum">SHA-1 of these bytes; null where the sender gave none.</param>
    /// <exception cref="UploadRefusedException">These bytes do not follow, are not what was announced, or are of no picture.</exception>
    /// <exception cref="IOException">They cannot be written; those that were stay.</exception>
    public async Task<UploadProgress> AppendAsync(Upload upload, long offset, Stream content, byte[]? checksum, CancellationToken cancellationToken)
    {
        await using (var part = Open(upload.Id))
        {
            if (part.Length != offset)
            {
                throw new UploadRefusedException(UploadRefusal.OtherOffset, "Upload.OtherOffset");
            }

            await TakeAsync(upload, part, content, checksum, cancellationToken);
            if (part.Length < upload.Length)
            {
                return new UploadProgress(part.Length, Result: null);
            }

            part.Flush(flushToDisk: true);
        }

        return new UploadProgress(upload.Length, await FinishAsync(upload, cancellationToken));
    }

    public void Dispose() => _finishing.Dispose();

    /// <summary>Forgets a file that is not whole yet.</summary>
    public void Delete(string id)
    {
        if (IsId(id))
        {
            File.Delete(NoteOf(id));
            File.Delete(PartOf(id));
        }
    }

    private async Task TakeAsync(Upload upload, FileStream part, Stream content, byte[]? checksum, CancellationToken cancellationToken)
    {
        var start = part.Length;
        part.Seek(0, SeekOrigin.End);
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await ReadSomeAsync(content, buffer, cancellationToken)) > 0)
        {
            if (part.Length + read > upload.Length)
            {
                throw Undo(part, start, UploadRefusal.TooLong, "Upload.TooLong");
            }

            if (part.Length == 0 && !IsPicture(buffer.AsSpan(0, read), upload.Name))
            {
                part.Close();
                Delete(upload.Id);
                throw new UploadRefusedException(UploadRefusal.NoPicture, "Upload.NoPicture", upload.Name);
            }

            RequireSpace(Folder, read);
            await part.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            sum.AppendData(buffer, 0, read);
        }

        if (checksum is not null && !checksum.AsSpan().SequenceEqual(sum.GetCurrentHash()))
        {
            throw Undo(part, start, UploadRefusal.WrongChecksum, "Upload.WrongChecksum");
        }
    }

    /// <summary>What arrived before the connection broke is kept.</summary>
    private static async Task<int> ReadSomeAsync(Stream content, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await content.ReadAtLeastAsync(buffer, PictureFormats.HeaderLength, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return 0;
        }
    }

    private static UploadRefusedException Undo(FileStream part, long length, UploadRefusal refusal, string key)
    {
        part.SetLength(length);
        return new UploadRefusedException(refusal, key);
    }

    private static bool IsPicture(ReadOnlySpan<byte> start, string name) => FileKinds.Sniff(start[..Math.Min(start.Length, PictureFormats.HeaderLength)]) switch
    {
        FileKind.Photo or FileKind.Raw => true,
        FileKind.Video => false,
        _ => FileKinds.ByName(name) == FileKind.Raw,
    };

    /// <summary>One at a time, so that two copies that arrive together are found out.</summary>
    private async Task<UploadResult> FinishAsync(Upload upload, CancellationToken cancellationToken)
    {
        await _finishing.WaitAsync(cancellationToken);
        try
        {
            var part = PartOf(upload.Id);
            var result = await IsKnownAsync(upload, part, cancellationToken) ? UploadResult.Known : UploadResult.Stored;
            if (result == UploadResult.Stored)
            {
                Store(upload, part);
                indexing.RequestScan();
            }

            Delete(upload.Id);
            return result;
        }
        finally
        {
            _finishing.Release();
        }
    }

    /// <summary>The library has these bytes already, or they wait for the next scan in the folder where they would go.</summary>
    private async Task<bool> IsKnownAsync(Upload upload, string part, CancellationToken cancellationToken)
    {
        var hash = await HashAsync(part, cancellationToken);
        var kind = upload.Folder == library.CurrentValue.OwnPeople ? RootKind.People : RootKind.Photos;
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        if (await context.Photos.AnyAsync(photo => photo.ContentHash == hash && photo.Kind == kind && photo.MissingSince == null, cancellationToken))
        {
            return true;
        }

        foreach (var other in Names(upload).Select(name => Path.Combine(upload.Folder, name)).TakeWhile(File.Exists))
        {
            if (new FileInfo(other).Length == upload.Length && await HashAsync(other, cancellationToken) == hash)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        using var file = Files.Open(path);
        return await ContentHash.OfAsync(file, cancellationToken);
    }

    private static void Store(Upload upload, string part)
    {
        var folder = Path.GetDirectoryName(Path.Combine(upload.Folder, upload.Name))!;
        Directory.CreateDirectory(folder);
        if (!RealPath.IsWithin(RealPath.Of(folder), RealPath.Of(upload.Folder)))
        {
            throw new UploadRefusedException(UploadRefusal.Invalid, "Upload.Outside", upload.Name);
        }

        if (upload.ModifiedAt is { } modifiedAt)
        {
            File.SetLastWriteTimeUtc(part, modifiedAt.UtcDateTime);
        }

        // Hidden, so that no scan sees half of it where the folder is on another drive.
        var arriving = Path.Combine(folder, $".{upload.Id}.part");
        File.Move(part, arriving, overwrite: true);
        foreach (var name in Names(upload))
        {
            try
            {
                File.Move(arriving, Path.Combine(upload.Folder, name), overwrite: false);
                return;
            }
            catch (IOException) when (Path.Exists(Path.Combine(upload.Folder, name)))
            {
                // Another file has this name.
            }
        }
    }

    /// <summary>"a/IMG_1.jpg", "a/IMG_1 (2).jpg" and so on.</summary>
    private static IEnumerable<string> Names(Upload upload)
    {
        yield return upload.Name;
        var stem = Path.Combine(Path.GetDirectoryName(upload.Name) ?? "", Path.GetFileNameWithoutExtension(upload.Name));
        for (var number = 2; ; number++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{stem} ({number}){Path.GetExtension(upload.Name)}");
        }
    }

    private FileStream Open(string id)
    {
        try
        {
            return new FileStream(PartOf(id), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (FileNotFoundException)
        {
            throw new UploadRefusedException(UploadRefusal.Gone, "Upload.Gone");
        }
        catch (IOException)
        {
            throw new UploadRefusedException(UploadRefusal.Busy, "Upload.Busy");
        }
    }

    private async Task<Upload?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return IsId(id) ? JsonSerializer.Deserialize<Upload>(await File.ReadAllTextAsync(NoteOf(id), cancellationToken)) : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Forgets what did not go on for long.</summary>
    private void Sweep()
    {
        var oldest = time.GetUtcNow().UtcDateTime - Life;
        foreach (var file in new DirectoryInfo(Folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < oldest && file.Extension == ".part"))
        {
            Delete(Path.GetFileNameWithoutExtension(file.Name));
        }
    }

    private static void RequireSpace(string folder, long bytes)
    {
        if (new DriveInfo(folder).AvailableFreeSpace < bytes + Reserve)
        {
            throw new UploadRefusedException(UploadRefusal.DiskFull, "Upload.DiskFull");
        }
    }

    private static string Megabytes(long bytes) => (bytes >> 20).ToString(CultureInfo.InvariantCulture);

    private static bool IsId(string id) => id.Length == 32 && id.All(char.IsAsciiHexDigitLower);

    private string PartOf(string id) => Path.Combine(Folder, $"{id}.part");

    private string NoteOf(string id) => Path.Combine(Folder, $"{id}.json");
}
