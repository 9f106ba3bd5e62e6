using FaceGallery.Domain.History;
using FaceGallery.Web.History;

namespace FaceGallery.Web.Exchange;

/// <summary>Takes over what was said elsewhere, as one change that can be undone. <see cref="ImportPreview"/> tells beforehand what that would be.</summary>
public sealed class LibraryImport(LibraryChanges changes, TimeProvider time)
{
    /// <param name="source">Where it is from, for the history.</param>
    /// <param name="progress">Called with the number of photos seen to, and of all.</param>
    /// <exception cref="ChangeRefusedException">The current user is not the owner.</exception>
    public async Task<(ChangeResult Change, ImportReport Report)> ImportAsync(Findings found, string source, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        ImportReport? report = null;
        var change = await changes.MakeAsync(
            async (context, stop) =>
            {
                report = await new ImportRun(context, found, time).TakeAsync(progress, stop);
                return report.IsNothing ? null
                    : report.Photos + report.InAlbums + report.NewAlbums + report.Described + report.Judged + report.Searches == 0 ? new ChangeSubject(ChangeKind.NamesImported, report.Named, Subject: source)
                    : new ChangeSubject(ChangeKind.Imported, report.AllPhotos, Subject: source) { RequiresRematch = report.Named + report.Described + report.Judged > 0 };
            },
            cancellationToken);
        return (change, report!);
    }
}
