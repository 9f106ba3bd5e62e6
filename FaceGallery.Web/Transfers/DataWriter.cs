using System.Globalization;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Data;
using FaceGallery.Web.Exchange;
using FaceGallery.Web.Export;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Transfers;

/// <summary>Writes an export where all users of the machine can read it, as exported albums are.</summary>
public sealed class DataWriter(IDbContextFactory<FaceGalleryDbContext> contexts, XmpExport xmp, TimeProvider time)
{
    /// <param name="path">Of the folder of sidecars, or of the file: all of it or nothing.</param>
    /// <param name="progress">Called with the number of photos seen to, and of all.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public async Task<Message> WriteAsync(DataExport what, string path, Action<int, int> progress, CancellationToken cancellationToken)
    {
        OpenToAll.MakeFolder(what == DataExport.Xmp ? path : Path.GetDirectoryName(path)!);
        if (what == DataExport.Xmp)
        {
            var written = await xmp.WriteAsync(path, progress, cancellationToken);
            foreach (var folder in Directory.EnumerateDirectories(path, "*", SearchOption.AllDirectories))
            {
                OpenToAll.Folder(folder);
            }

            foreach (var file in Directory.EnumerateFiles(path, "*.xmp", SearchOption.AllDirectories))
            {
                OpenToAll.File(file);
            }

            return new Message("Transfer.SidecarsWritten", Text(written.Written), Text(written.Unread));
        }

        var library = await LibraryJson.ReadAsync(contexts, time.GetUtcNow().UtcDateTime, cancellationToken);
        var arriving = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            await using (var file = new FileStream(arriving, FileMode.CreateNew))
            {
                await library.WriteAsync(file, cancellationToken);
            }

            OpenToAll.File(arriving);
            File.Move(arriving, path, overwrite: true);
        }
        finally
        {
            File.Delete(arriving);
        }

        return new Message("Transfer.JsonWritten", Text(library.People.Count), Text(library.Photos.Count));
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
