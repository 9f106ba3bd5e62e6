using System.Diagnostics;
using System.Globalization;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Recognition;
using Shouldly;

namespace FaceGallery.Tests.Web.LongRun;

/// <summary>
/// A share and an owner over weeks, with all that happens to a machine in the time: restarts, kills, a full disk, a drive that is away, a clock that is wrong. The app runs in a
/// process of its own; what must be true is kept beside it and compared each week. Four weeks unless FACEGALLERY_WEEKS says how many; <c>scripts/run-for-years.sh</c> runs three years.
/// </summary>
public sealed class LongRunTests : IAsyncLifetime
{
    private const int ShortRun = 4;
    private const int Seed = 20261130;

    /// <summary>What happens comes again after so many weeks.</summary>
    private const int Cycle = 12;

    private const string Embedder = "Models:Embedder";
    private const string FirstModel = "MobileFaceNet";
    private const string OtherModel = "Unmirrored";

    /// <summary>Some seconds.</summary>
    private const int LooksADay = 100;

    private static readonly int Weeks = FullSize.Of("FACEGALLERY_WEEKS", ShortRun);

    /// <summary>Where the figures go; null for nowhere.</summary>
    private static readonly string? Report = Environment.GetEnvironmentVariable("FACEGALLERY_REPORT");

    private readonly TestLibrary _library = new(("Data:LeastFreeMegabytes", "8"));
    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(Seed);
    private readonly List<LibrarySize> _sizes = [];
    private readonly Dictionary<string, string?> _settings;
    private readonly LeapingClock _clock;
    private readonly SimulatedShare _share;
    private readonly SimulatedOwner _owner;
    private readonly LibraryView _view;
    private readonly ServedApp _app;
    private SmallDrive? _drive;
    private (int Starts, int Kills, int KillsAtStart, int FullDisks, int AwayWeeks, int SetAside, int Backups, int Models) _done;

    public LongRunTests()
    {
        var phone = Directory.CreateDirectory(_folder["phone"]).FullName;
        _clock = new LeapingClock(_folder["clock"]);
        _share = new SimulatedShare(_library.Photos, phone, _random, _clock);
        _view = new LibraryView(Path.Combine(_library.Data, "facegallery.db"));
        _owner = new SimulatedOwner(_share, _view, _random);
        _settings = new Dictionary<string, string?>(_library.Settings) { ["Library:Photos:1"] = phone };
        foreach (var (key, value) in Networks.Unmirrored())
        {
            _settings[key] = value;
        }

        _settings[Embedder] = FirstModel;
        _app = new ServedApp(_settings, _folder["clock"]);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>In a long run enough for 50 kills under load and 20 at the start.</summary>
    private static int KillsAWeek => Weeks == ShortRun ? 1 : (int)Math.Ceiling(50 / (Weeks * 5.0 / Cycle));

    public async ValueTask InitializeAsync()
    {
        _drive = SmallDrive.Mount((64 + (16L * Weeks)) << 20, Directory.CreateDirectory(_library.Data).FullName);
        await PreparedLibraries.SetUpAsync(_library);
        foreach (var portrait in SharedFiles.PhotosBelow("party/People").Take(3))
        {
            _library.AddPortrait(portrait);
        }

        await _library.OpenAsync();
        await ServedApp.LetInAsync(_library);
        await _library.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _view.DisposeAsync();
        KeepLogs();
        _clock.Dispose();
        _drive?.Dispose();
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Nothing_is_lost_and_nothing_grows_but_the_library()
    {
        var watch = Stopwatch.StartNew();
        await StartAsync();
        for (var week = 1; week <= Weeks; week++)
        {
            // All faces are embedded anew: not so often that a long run does little else.
            if (week % (2 * Cycle) == 2)
            {
                await ChangeModelAsync();
            }

            await LiveAsync(week % Cycle);
            await CheckAsync();
            if (week % 4 == 0)
            {
                _sizes.Add(await LibrarySize.MeasureAsync(week, _app, _view, _library.Data));
                Tell(week, watch.Elapsed);
            }
        }

        await SeeModelAsync();
        await RestartAsync();
        await CheckAsync();
        _sizes.ShouldAllBe(size => size.Orphans == 0 && size.BackupFiles <= 24);
        _sizes[^1].Process.Handles.ShouldBeLessThan(_sizes[0].Process.Handles + 100);
    }

    /// <param name="week">Of the cycle.</param>
    private async Task LiveAsync(int week)
    {
        if (week == 3)
        {
            await LoseThePhoneAsync();
        }

        _share.Live();
        if (week is 1 or 7)
        {
            _share.RenameFolder();
        }

        if (week is 2 or 0 or > 8)
        {
            for (var kill = 0; kill < KillsAWeek; kill++)
            {
                await KillAsync();
            }
        }

        await SeeAsync();
        await _owner.SayAsync(_app.Client);
        await (week switch
        {
            3 => FindThePhoneAsync(),
            4 => FillTheDiskAsync(),
            6 => BehindTheTimeAsync(),
            _ => Task.CompletedTask,
        });
        foreach (var days in new[] { 1, 3, 3 })
        {
            await LeapAsync(days);
        }
    }

    private async Task CheckAsync()
    {
        await SeeAsync();
        await _owner.CheckAsync(_app.Client);
    }

    /// <summary>Returns when the library has seen all files and read them.</summary>
    private async Task SeeAsync()
    {
        var wanted = _share.Hashes;
        var seen = new Dictionary<string, string>();
        (await _app.Client.PostAsync(new Uri("/api/v1/index", UriKind.Relative), null, Stop)).EnsureSuccessStatusCode();
        try
        {
            await Waiting.UntilAsync(async () =>
            {
                seen = await _view.FilesAsync();

                // Whoever is killed twice while a photo is read sets it aside, and the owner looks at its file.
                foreach (var (place, _) in seen.Where(file => file.Value == "failed" && wanted.ContainsKey(file.Key) && File.Exists(file.Key)))
                {
                    _share.Touch(place);
                    _done.SetAside++;
                }

                return seen.Count == wanted.Count && !seen.Except(wanted).Any() && await _view.IsSettledAsync();
            });
        }
        catch (OperationCanceledException)
        {
            seen.ShouldBe(wanted, ignoreOrder: true);
        }
    }

    private async Task StartAsync()
    {
        await _app.StartAsync();
        _done.Starts++;
    }

    private async Task RestartAsync()
    {
        await _app.StopAsync();
        await StartAsync();
    }

    /// <summary>While files come and are named; and, one in three times, once more while it starts.</summary>
    private async Task KillAsync()
    {
        var naming = NameUntilItDiesAsync();
        _share.Arrive(2);
        await Task.Delay(_random.Next(1500), Stop);
        await _app.KillAsync();
        await naming;
        _done.Kills++;
        if (_random.Next(5) < 2)
        {
            _app.Launch();
            await Task.Delay(_random.Next(4000), Stop);
            await _app.KillAsync();
            _done.KillsAtStart++;
        }

        await StartAsync();
        await _owner.LearnAsync();
    }

    private async Task NameUntilItDiesAsync()
    {
        try
        {
            while (await _owner.NameAsync(_app.Client))
            {
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException or OperationCanceledException)
        {
            // It was killed.
        }
    }

    /// <summary>Another embedder is to serve. It takes over in the weeks that follow, while all goes on.</summary>
    private async Task ChangeModelAsync()
    {
        await SeeModelAsync();
        _settings[Embedder] = _settings[Embedder] == FirstModel ? OtherModel : FirstModel;
        await RestartAsync();
        _done.Models++;
    }

    private async Task SeeModelAsync()
    {
        if (_done.Models > 0)
        {
            await Waiting.UntilAsync(() => _view.IsEmbeddedByAsync(_settings[Embedder]!));
        }
    }

    private async Task LoseThePhoneAsync()
    {
        _share.TakePhoneAway();
        await _app.StopAsync();
        _clock.Error = TimeSpan.FromDays(200);
        await StartAsync();
        _done.AwayWeeks++;
    }

    private async Task FindThePhoneAsync()
    {
        await LeapAsync(1);
        _clock.Error = TimeSpan.Zero;
        _share.BringPhoneBack();
    }

    private async Task BehindTheTimeAsync()
    {
        _clock.Error = TimeSpan.FromDays(-30);
        await LeapAsync(1);
        _clock.Error = TimeSpan.Zero;
    }

    private async Task FillTheDiskAsync()
    {
        var filler = _drive!.Fill();
        _share.Arrive(3);
        for (var naming = 0; naming < 5; naming++)
        {
            await _owner.NameAsync(_app.Client);
        }

        await WaitForHealthAsync("Degraded\nThe data disk is nearly full");
        File.Delete(filler);
        await SeeAsync();
        await WaitForHealthAsync("Healthy");
        _done.FullDisks++;
    }

    private Task WaitForHealthAsync(string beginning) =>
        Waiting.UntilAsync(async () => (await _app.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Stop)).StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Lets days pass. Then there is a backup of the last of them; a leap that came before the one of the day before was quite done with is followed by another.</summary>
    private async Task LeapAsync(int days)
    {
        DateTime now;
        var looks = 0;
        void Leap(int by)
        {
            _clock.Leapt += TimeSpan.FromDays(by) + TimeSpan.FromMinutes(20);
            now = _clock.GetUtcNow().UtcDateTime;
        }

        Leap(days);
        await Waiting.UntilAsync(() =>
        {
            if (++looks % LooksADay == 0)
            {
                Leap(1);
            }

            return Task.FromResult(Directory.Exists(Folder) && Directory.GetFiles(Folder, "*-daily.db").Any(file => (MadeAt(file) - now).Duration() < TimeSpan.FromMinutes(10)));
        });
        _done.Backups++;
    }

    private string Folder => Path.Combine(_library.Data, "backups");

    private static DateTime MadeAt(string backup) => DateTime.ParseExact(
        Path.GetFileName(backup).Split('-', 2)[1][..15], "yyyyMMdd-HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private void KeepLogs()
    {
        if (Report is null)
        {
            return;
        }

        Directory.CreateDirectory(Report);
        foreach (var log in Directory.GetFiles(Path.Combine(_library.Data, "logs")))
        {
            File.Copy(log, Path.Combine(Report, Path.GetFileName(log)), overwrite: true);
        }
    }

    private void Tell(int week, TimeSpan elapsed)
    {
        if (Report is null)
        {
            return;
        }

        Directory.CreateDirectory(Report);
        File.WriteAllText(Path.Combine(Report, "long-run.svg"), LongRunChart.Draw(_sizes));
        File.AppendAllText(
            Path.Combine(Report, "long-run.txt"),
            string.Create(CultureInfo.InvariantCulture, $"week {week} after {elapsed:hh\\:mm\\:ss}: {_sizes[^1]} {_done} changes {_owner.Changes} refused {_owner.Refused} links {_owner.Links} pictures {_share.Pictures.Count}\n"));
    }
}
