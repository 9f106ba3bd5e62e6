using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Guests;

/// <summary>Makes archives of what a link shows. What an archive holds is fixed when it is asked for: other photos make another archive.</summary>
public sealed class GuestArchives(IDbContextFactory<FaceGalleryDbContext> contexts, ArchivePlanner planner, Text text, TimeProvider time)
{
    /// <param name="chosen">Ids of chosen photos; null for all. Those that the link does not show are left out.</param>
    /// <param name="isScreenSize">Pictures of screen size, also where the link hands out larger ones.</param>
    /// <returns>Null where too many archives wait already.</returns>
    public async Task<ArchivePlan?> PlanAsync(Share share, IReadOnlySet<int>? chosen, bool isScreenSize, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var shown = await context.ForArchiveAsync(context.SharedBy(share), time.LocalTimeZone, cancellationToken);
        IReadOnlyList<ArchivePhoto> photos = chosen is null ? shown : [.. shown.Where(photo => chosen.Contains(photo.Id))];
        return planner.Plan(photos, isScreenSize ? DownloadVariant.Preview : FormOf(share), text["Guest.MissingNote"].ReplaceLineEndings("\n"));
    }

    /// <summary>What of a photo a link hands out.</summary>
    public static DownloadVariant FormOf(Share share) => share switch
    {
        { Download: not ShareDownload.Originals } => DownloadVariant.Preview,
        { IsStripped: true } => DownloadVariant.Stripped,
        { IsReadable: true } => DownloadVariant.Readable,
        _ => DownloadVariant.Original,
    };
}
