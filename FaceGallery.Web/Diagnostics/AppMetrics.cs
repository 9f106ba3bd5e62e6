using System.Diagnostics.Metrics;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Diagnostics;

/// <summary>What the app tells monitors of itself, besides the times of <see cref="StageClock"/>. No name and no path is among it.</summary>
public sealed class AppMetrics(IMeterFactory meters, IndexingMeter indexing, IndexingProgress progress, Circuits pages, LibrarySize size) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create(Telemetry.Name);
        meter.CreateObservableCounter("facegallery.indexing.photos", Photos, "{photo}", "Photos worked on since the start.");
        meter.CreateObservableGauge("facegallery.indexing.queue", () => progress.Current.Pending, "{photo}", "Photos that wait to be read.");
        meter.CreateObservableGauge("facegallery.library.photos", () => progress.Current.Indexed, "{photo}", "Photos that were read.");
        meter.CreateObservableGauge("facegallery.library.unreadable", () => progress.Current.Failed, "{photo}", "Photos that could not be read.");
        meter.CreateObservableGauge("facegallery.library.faces", () => size.Faces, "{face}", "Accepted faces.");
        meter.CreateObservableGauge("facegallery.library.people", () => size.People, "{person}", "People with at least one photo.");
        meter.CreateObservableGauge("facegallery.data.free", () => size.FreeBytes, "By", "Room on the drive of the data folder.");
        meter.CreateObservableGauge("facegallery.database.size", () => size.DatabaseBytes, "By", "Size of the database without its log.");
        meter.CreateObservableGauge("facegallery.pages.open", () => pages.Count, "{page}", "Pages that are open in browsers.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Measurement<long>[] Photos() =>
    [
        new(indexing.Indexed, new KeyValuePair<string, object?>("outcome", "indexed")),
        new(indexing.Failed, new KeyValuePair<string, object?>("outcome", "failed")),
    ];
}
