using FaceGallery.Domain.Messages;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Components;
using FaceGallery.Web.Data;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Library;
using FaceGallery.Web.Recognition;
using FaceGallery.Web.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Diagnostics;

/// <summary>Reads how the app stands.</summary>
public sealed class StatusReport(LibraryReport library, IndexingReport indexing, RecognitionEngine engine, FailedPhotosService failures, FolderReport folders)
{
    /// <inheritdoc cref="AppStatus.RecognitionPart"/>
    public IReadOnlyList<Message> Notes => [.. engine.ProviderProblems, .. indexing.Notes];

    public async Task<AppStatus> ReadAsync(CancellationToken cancellationToken) => new(
        await library.ReadAsync(cancellationToken),
        await indexing.ReadAsync(cancellationToken),
        new(engine.DetectorName, engine.EmbedderName, engine.Provider, engine.Device, Notes, indexing.MillisecondsPerFace, indexing.SecondsPerPhoto),
        await failures.GroupAsync(cancellationToken),
        folders.Read(),
        library.Server());
}

/// <summary>What the library holds, and the room that it takes.</summary>
public sealed class LibraryReport(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryCounter counter, LibrarySize size, DataFolder data)
{
    public async Task<AppStatus.LibraryPart> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var faces = await counter.CountFacesAsync(cancellationToken);
        return new(
            (await counter.CountAsync(cancellationToken)).Indexed,
            faces.All,
            await counter.CountPeopleAsync(cancellationToken),
            faces.Unknown,
            await context.PresentFiles.Where(file => file.Kind == RootKind.Photos).SumAsync(file => file.Size, cancellationToken));
    }

    public AppStatus.ServerPart Server() => new(SettingsSources.Version, data.Path, size.DatabaseBytes, size.FreeBytes);
}

/// <summary>What the indexer does, and did.</summary>
public sealed class IndexingReport(IDbContextFactory<FaceGalleryDbContext> contexts, IndexingProgress progress, IndexingControl control, IndexingMeter meter, ModelChange models, TimeProvider time)
{
    private const int Days = 14;

    /// <summary>How far the change to other models is, and what it changed.</summary>
    public IReadOnlyList<Message> Notes => models.Notes;

    public double? MillisecondsPerFace => meter.MillisecondsPerFace;

    public double? SecondsPerPhoto => meter.SecondsPerPhoto;

    public async Task<AppStatus.IndexingPart> ReadAsync(CancellationToken cancellationToken)
    {
        var current = progress.Current;
        return new(control.IsPaused || control.IsHeld ? IndexingState.Paused : current.State, current.Pending, current.PhotosPerSecond, await DaysAsync(cancellationToken));
    }

    private async Task<IReadOnlyList<IndexedDay>> DaysAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        var first = time.GetUtcNow().UtcDateTime.AddDays(-Days);
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);

        // Hours, as the zone's midnight is none of UTC's, and few rows.
        var hours = await context.PhotoFiles.Where(file => file.Kind == RootKind.Photos && file.ReadAt >= first)
            .GroupBy(file => new { file.ReadAt!.Value.Date, file.ReadAt!.Value.Hour })
            .Select(hour => new { hour.Key.Date, hour.Key.Hour, Photos = hour.Count() }).ToListAsync(cancellationToken);
        var days = hours.ToLookup(hour => DateOnly.FromDateTime(hour.Date.AddHours(hour.Hour).AtHome(time)), hour => hour.Photos);
        return [.. Enumerable.Range(1 - Days, Days).Select(day => new IndexedDay(today.AddDays(day), days[today.AddDays(day)].Sum()))];
    }
}

/// <summary>The root folders, and how changes in them come to be known.</summary>
public sealed class FolderReport(IOptionsMonitor<LibraryOptions> library, LibraryWatcher watcher)
{
    public IReadOnlyList<AppStatus.FolderPart> Read() =>
    [
        .. library.CurrentValue.Roots().Select(root => new AppStatus.FolderPart(
            library.CurrentValue.NameOf(root.Path),
            root.Path,
            !Directory.Exists(root.Path) ? FolderWatch.Away : watcher.IsTold(root.Path) ? FolderWatch.Events : FolderWatch.Polled)),
    ];
}
