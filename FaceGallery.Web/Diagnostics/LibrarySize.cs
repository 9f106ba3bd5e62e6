using System.Data.Common;
using FaceGallery.Web.Data;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Diagnostics;

/// <summary>Counts the library's faces and people again where they may have changed, so that whoever asks often costs nothing.</summary>
public sealed class LibrarySize(LibraryCounter counter, LibraryEvents events, DataFolder folder, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private long _version = -1;

    /// <summary>Accepted faces in the albums' photos.</summary>
    public int Faces { get; private set; }

    /// <summary>People with at least one photo.</summary>
    public int People { get; private set; }

    /// <summary>Bytes that the drive of the data folder has left.</summary>
    public long FreeBytes => folder.FreeBytes;

    public long DatabaseBytes => new FileInfo(folder.Database).Length;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            await CountAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        var version = events.VersionOf(LibraryTopics.Content);
        try
        {
            if (version != _version)
            {
                (Faces, People, _version) = ((await counter.CountFacesAsync(cancellationToken)).All, await counter.CountPeopleAsync(cancellationToken), version);
            }
        }
        catch (DbException)
        {
            // Thrown from here it would stop the app. The numbers stay, and the next turn counts again.
        }
    }
}
