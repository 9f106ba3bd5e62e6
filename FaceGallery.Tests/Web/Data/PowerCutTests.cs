using System.Net;
using System.Net.Http.Json;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
using Microsoft.Data.Sqlite;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Web.Data;

/// <summary>The power of the data folder's drive is cut while photos are read and named: three times, unless FACEGALLERY_KILLS says how often.</summary>
public sealed class PowerCutTests : IAsyncLifetime
{
    private const int PhotosACut = 4;

    private static readonly string[] Despite = ["twiceInPhoto", "rejected", "similarName", "poorExample"];

    private static readonly int Cuts = FullSize.Of("FACEGALLERY_KILLS", 3);

    private readonly TestLibrary _library = new(("Data:LeastFreeMegabytes", "8"));
    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(20261130);
    private readonly Queue<string> _coming = new(SharedFiles.PhotosBelow("party/Photos"));

    /// <summary>What was answered with success, by face.</summary>
    private readonly Dictionary<long, string> _named = [];

    /// <summary>What was asked, whether or not it was answered.</summary>
    private readonly HashSet<long> _asked = [];
    private UnsafeDrive? _drive;
    private volatile bool _isDark;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _drive = UnsafeDrive.Mount(256 << 20, Directory.CreateDirectory(_library.Data).FullName);
        await PreparedLibraries.SetUpAsync(_library);
        await _library.OpenAsync();
        await ServedApp.LetInAsync(_library);
        await _library.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _drive?.Dispose();
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task No_name_that_was_answered_is_lost_and_no_picture_is_torn()
    {
        await using var app = new ServedApp(_library.Settings, _folder["clock"]);
        for (var cut = 0; cut < Cuts; cut++)
        {
            await app.StartAsync();
            _isDark = false;
            var (before, naming) = (_named.Count, NameUntilItDiesAsync(app.Client));
            for (var photo = 0; photo < PhotosACut && _coming.TryDequeue(out var coming); photo++)
            {
                _library.AddPhoto(coming);
            }

            await Waiting.UntilAsync(() => Task.FromResult(_named.Count > before));

            // Any moment of its work: there is nothing to wait for.
            await Task.Delay(_random.Next(1500), Stop);
            _isDark = true;
            _drive!.CutPower();
            await app.KillAsync();
            await naming;
            _drive.RestorePower();
        }

        await app.StartAsync();
        await Waiting.UntilAsync(() => Task.FromResult(Ask("SELECT COUNT(*) FROM PhotoFiles WHERE PendingSince IS NULL").Single() == Directory.GetFiles(_library.Photos).Length));
        Ask("SELECT Id FROM Faces WHERE AssignedBy = 1 AND PersonId IN (SELECT Id FROM People WHERE Name LIKE 'Person %')").ShouldBeSubsetOf(_asked);
        foreach (var (face, name) in _named)
        {
            Ask($"SELECT Id FROM People WHERE Name = '{name}' AND Id = (SELECT PersonId FROM Faces WHERE Id = {face} AND AssignedBy = 1)").ShouldHaveSingleItem($"{name} is lost.");
        }

        Ask("SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'").ShouldBe([0]);
        foreach (var picture in Ask("SELECT Id FROM Photos WHERE State = 1").SelectMany(id => new[] { $"photos/{id}/thumb", $"photos/{id}/preview" }).Concat(Ask("SELECT Id FROM Faces").Select(id => $"faces/{id}")))
        {
            using var answer = await app.Client.GetAsync(new Uri($"/media/{picture}", UriKind.Relative), Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, picture);
            using var image = Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync(Stop), failOn: Enums.FailOn.Truncated);
            image.Avg().ShouldBeGreaterThan(0, picture);
        }
    }

    private async Task NameUntilItDiesAsync(HttpClient client)
    {
        try
        {
            while (true)
            {
                var face = Ask("SELECT Id FROM Faces WHERE AssignedBy IS NOT 1 ORDER BY Id").FirstOrDefault(face => !_named.ContainsKey(face));
                if (face == 0)
                {
                    // It asks again until there is one, or the power is gone.
                    await Task.Delay(50, Stop);
                    continue;
                }

                _asked.Add(face);
                var name = $"Person {face % 7}";
                using var answer = await client.PostAsJsonAsync(
                    "/api/v1/faces/name", new { faceIds = new[] { $"{face}" }, name, despite = Despite }, Stop);

                // Without power nobody would have answered: a sync that was on its way when the drive stopped may end without an error.
                if (answer.IsSuccessStatusCode && !_isDark)
                {
                    _named[face] = name;
                }
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or SqliteException or IOException)
        {
            // The power is gone.
        }
    }

    /// <summary>Looks from outside.</summary>
    private List<long> Ask(string question)
    {
        using var connection = new SqliteConnection($"Data Source={DataFolder.DatabaseIn(_library.Data)};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = question;
        using var reader = command.ExecuteReader();
        var ids = new List<long>();
        while (reader.Read())
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }
}
