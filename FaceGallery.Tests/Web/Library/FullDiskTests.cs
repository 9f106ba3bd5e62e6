using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Library;
using FaceGallery.Web.Maintenance;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Library;

public sealed class FullDiskTests
{
    private static readonly Uri Ready = new("/health/ready", UriKind.Relative);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_data_disk_stops_indexing_is_said_and_all_goes_on_by_itself()
    {
        await using var library = new TestLibrary(("Data:LeastFreeMegabytes", "8"));
        library.AddPhoto("party/Photos/IMG_0002.jpg");
        using var drive = SmallDrive.Mount(48 << 20, Directory.CreateDirectory(library.Data).FullName);
        await PreparedLibraries.SetUpAsync(library);
        var app = await RunningApp.StartAsync(library);
        string? filler = null;
        try
        {
            await app.WaitUntilIndexedAsync();
            var face = (await app.FacesByPhotoAsync())["IMG_0002.jpg"].First();
            Empty(app);

            // What nobody uses is closed after some minutes.
            SqliteConnection.ClearAllPools();
            filler = drive.Fill();
            await Waiting.UntilAsync(async () => (await app.Client.GetStringAsync(Ready, Stop)).StartsWith("Degraded\nThe data disk is nearly full", StringComparison.Ordinal));
            app.Services.GetRequiredService<AppProblems>().All.ShouldHaveSingleItem().Key.ShouldBe("Data.Scarce");
            foreach (var photo in SharedFiles.PhotosBelow("party/Photos").Take(6))
            {
                library.AddPhoto(photo, $"later/{Path.GetFileName(photo)}");
            }

            app.Services.GetRequiredService<IndexingControl>().RequestScan();
            var refused = await app.SendAsync(HttpMethod.Post, "faces/name", new { faceIds = new[] { face }, name = "Barack" });
            refused.StatusCode.ShouldBe(HttpStatusCode.InsufficientStorage);
            (await refused.Content.ReadFromJsonAsync<JsonElement>(Stop)).Text("detail").ShouldStartWith("The data disk is full: nothing was changed.");
            using var guest = app.Anonymous();
            (await guest.GetAsync(new Uri("/login", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

            File.Delete(filler);
            await app.PhotosAsync(7);

            var status = (await app.GetAsync("status")).GetProperty("indexing");
            (status.GetProperty("pending").GetInt32(), status.GetProperty("failed").GetInt32()).ShouldBe((0, 0));
            (await app.Client.GetStringAsync(Ready, Stop)).ShouldBe("Healthy");
            await app.ChangeAsync("faces/name", new { faceIds = new[] { face }, name = "Barack" });
        }
        finally
        {
            // What cannot be logged at the end would hide what failed before.
            if (filler is not null)
            {
                File.Delete(filler);
            }

            await app.StopAsync();
        }
    }

    /// <summary>Room in the log that the database has already would let a change through.</summary>
    private static void Empty(RunningApp app)
    {
        using var upkeep = ActivatorUtilities.CreateInstance<DatabaseUpkeep>(app.Services);
        upkeep.StopAsync(Stop).IsCompletedSuccessfully.ShouldBeTrue();
    }
}
