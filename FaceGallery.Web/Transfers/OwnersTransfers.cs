using FaceGallery.Domain.Messages;
using FaceGallery.Web.Exchange;
using FaceGallery.Web.History;
using FaceGallery.Web.Setup;

namespace FaceGallery.Web.Transfers;

/// <summary>Lets the owner import and export, and nobody else.</summary>
public sealed class OwnersTransfers(ImportJobs imports, DataExports exports, LibraryImport import, ServerFolders folders, IChangeAuthority authority)
{
    /// <param name="folder">Of a Takeout; null for what lies in the library itself.</param>
    /// <returns>Why it did not begin; null where it did.</returns>
    public async Task<Message?> LookAsync(string? folder, CancellationToken cancellationToken) =>
        !await authority.MayChangeAsync(cancellationToken) ? new Message("NotAllowed.Text")
        : folder is not null && folders.List(folder).Problem is { } problem ? problem
        : imports.Look(folder);

    /// <summary>Takes over what was seen.</summary>
    /// <param name="source">Where it is from, for the history.</param>
    /// <returns>The change; nothing where none was made, which <see cref="ImportJobs.Current"/> tells.</returns>
    /// <exception cref="ChangeRefusedException">Another import runs.</exception>
    public async Task<ChangeResult> TakeAsync(string source)
    {
        var result = ChangeResult.Nothing;
        var refused = await imports.TakeAsync(async (found, progress, stop) =>
        {
            (result, var report) = await import.ImportAsync(found, source, progress, stop);
            return report;
        });
        return refused is null ? result : throw new ChangeRefusedException(ChangeRefusal.Invalid, refused.Key);
    }

    /// <returns>Why it did not begin; null where it did.</returns>
    public async Task<Message?> ExportAsync(DataExport what, CancellationToken cancellationToken) =>
        await authority.MayChangeAsync(cancellationToken) ? exports.Start(what) : new Message("NotAllowed.Text");
}
