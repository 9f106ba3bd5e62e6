using FaceGallery.Web.Downloads;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Sharing;

namespace FaceGallery.Web.Archives;

/// <summary>Archives of whatever the owner or a friend wants. They are sent as guests' are: made while they are sent, of a size that is known, and going on where they broke off.</summary>
public sealed class OwnArchives(ArchiveSources sources, ArchivePlanner planner, ShareCaptions captions, Text text)
{
    /// <inheritdoc cref="ArchiveSources.MeasureAsync"/>
    public Task<(int Photos, long Bytes)> MeasureAsync(ShareScope scope, CancellationToken cancellationToken) => sources.MeasureAsync(scope, cancellationToken);

    /// <summary>What is in it now, to be kept as a wish.</summary>
    public async Task<WantedArchive> WantAsync(ShareScope scope, DownloadVariant form, CancellationToken cancellationToken)
    {
        var title = scope.Search is { } search ? await captions.OfAsync(search, cancellationToken) : text["Sharing.Chosen"];
        return new WantedArchive(title, form, await sources.IdsAsync(scope, cancellationToken));
    }

    /// <summary>The archive of a wish; photos that are no longer in the library, or that the reader does not see, are not in it.</summary>
    /// <returns>Null where too many archives wait already.</returns>
    public async Task<ArchivePlan?> PlanAsync(WantedArchive wanted, CancellationToken cancellationToken) =>
        planner.Plan(await sources.PhotosAsync(ShareScope.Of(wanted.PhotoIds), cancellationToken), wanted.Form, text["Guest.MissingNote"].ReplaceLineEndings("\n"));
}
