using System.IO.Hashing;
using CsCheck;
using FaceGallery.Web.Indexing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Fixtures;

internal enum Act
{
    Scan,
    Copy,
    Move,
    Swap,
    Replace,
    Edit,
    Crop,
    Delete,
    Return,
    Touch,
    ChangeCase,
    MoveFolder,
    Unmount,
}

/// <param name="One">Chooses a file, and <paramref name="Other"/> another one or a place.</param>
internal sealed record Operation(Act Act, int One, int Other)
{
    public static readonly Gen<Operation> Any = Gen.Select(
        Gen.Frequency(
            (4, Gen.Const(Act.Scan)), (2, Gen.Const(Act.Copy)), (3, Gen.Const(Act.Move)), (2, Gen.Const(Act.Swap)), (2, Gen.Const(Act.Replace)), (2, Gen.Const(Act.Edit)),
            (1, Gen.Const(Act.Crop)), (2, Gen.Const(Act.Delete)), (2, Gen.Const(Act.Return)), (1, Gen.Const(Act.Touch)), (1, Gen.Const(Act.ChangeCase)),
            (1, Gen.Const(Act.MoveFolder)), (1, Gen.Const(Act.Unmount))),
        Gen.Int[0, 999],
        Gen.Int[0, 999],
        (act, one, other) => new Operation(act, one, other));
}

/// <summary>
/// A share of photos of which humans said something, that people shuffle. It knows of each file which picture it is a version of; what the library makes of
/// that is compared after each scan.
/// </summary>
internal sealed class ShuffledShare : IAsyncDisposable
{
    private static readonly string[] Pictures =
    [
        "lfw/Abdullah_Gul/Abdullah_Gul_0001.jpg", "lfw/Abdullah_Gul/Abdullah_Gul_0002.jpg", "lfw/Adrien_Brody/Adrien_Brody_0001.jpg", "lfw/Al_Sharpton/Al_Sharpton_0001.jpg",
        "lfw/Alejandro_Toledo/Alejandro_Toledo_0001.jpg",
    ];

    /// <summary>Put in the place of others; nobody said anything of them.</summary>
    private static readonly string[] Others = ["lfw/Al_Sharpton/Al_Sharpton_0002.jpg", "nofaces/hardanimal_n01622779_great_grey_owl.jpg"];

    private static readonly string[] Folders = ["", "trip/", "trip/best/"];
    private static readonly string[] Names = ["1.jpg", "2.jpg", "3.jpg"];

    private readonly TestLibrary _library = new(("Indexing:Renditions", "false"));
    private readonly List<byte[]> _deleted = [];

    /// <summary>The picture that bytes are a version of, by hash.</summary>
    private readonly Dictionary<string, string> _pictures = [];
    private readonly HashSet<string> _seen = [];
    private Dictionary<string, DecidedPhoto> _before = [];
    private int _clock;

    public static async Task<ShuffledShare> CreateAsync()
    {
        var share = new ShuffledShare();
        foreach (var (number, picture) in Pictures.Index())
        {
            share.Write(PlaceOf(number), await File.ReadAllBytesAsync(SharedFiles.Photos(picture)), picture);
        }

        await share._library.IndexAsync();
        foreach (var (number, picture) in Pictures.Index())
        {
            await share._library.DecideAsync(PlaceOf(number), picture, isHidden: number == 2);
        }

        share._before = await share._library.DecisionsAsync();
        share._seen.UnionWith(share.Hashes().Values);
        return share;
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    public async Task DoAsync(Operation operation)
    {
        if (operation.Act == Act.Unmount)
        {
            Directory.Move(_library.Photos, _library.Photos + "-away");
            await ScanAwayAsync();
            Directory.Move(_library.Photos + "-away", _library.Photos);
        }
        else if (operation.Act == Act.Scan && Files().Count == 0)
        {
            // An empty folder is a drive that is away.
            await ScanAwayAsync();
        }
        else if (operation.Act == Act.Scan)
        {
            await ScanAsync();
            await CheckAsync(Hashes());
        }
        else if (Files() is { Count: > 0 } files)
        {
            Change(operation.Act, files[operation.One % files.Count], files[operation.Other % files.Count], operation.Other);
        }
        else if (_deleted.Count > 0)
        {
            Change(Act.Return, "", "", operation.Other);
        }
    }

    private void Change(Act act, string one, string other, int number)
    {
        var place = PlaceOf(number);
        switch (act)
        {
            case Act.Copy when place != one:
                Prepare(place);
                File.Copy(At(one), At(place), overwrite: true);
                break;
            case Act.Move when place != one:
                Move(one, place);
                break;
            case Act.Swap when other != one:
                Move(one, "aside.jpg");
                Move(other, one);
                Move("aside.jpg", other);
                break;
            case Act.Replace:
                Discard(one);
                Write(one, File.ReadAllBytes(SharedFiles.Photos(Others[number % Others.Length])), Others[number % Others.Length]);
                break;
            case Act.Edit or Act.Crop:
                var picture = _pictures[HashOf(File.ReadAllBytes(At(one)))];
                Discard(one);
                Write(one, Version(picture, act, number % 6), picture);
                break;
            case Act.Delete:
                Discard(one);
                File.Delete(At(one));
                break;
            case Act.Return when _deleted.Count > 0:
                var bytes = _deleted[number % _deleted.Count];
                Write(place, bytes, _pictures[HashOf(bytes)]);
                break;
            case Act.Touch:
                File.SetLastWriteTimeUtc(At(one), Now());
                break;
            case Act.ChangeCase:
                Move(one, Path.ChangeExtension(one, one.EndsWith("jpg", StringComparison.Ordinal) ? "JPG" : "jpg"));
                break;
            case Act.MoveFolder when Directory.Exists(At("trip")):
                Directory.Move(At("trip"), At($"journey{_clock++}"));
                break;
        }
    }

    private async Task ScanAsync()
    {
        await _library.Services.GetRequiredService<LibrarySurvey>().RunAsync(_ => Task.CompletedTask, TestContext.Current.CancellationToken);
        await _library.ReadPendingAsync();
    }

    private async Task ScanAwayAsync()
    {
        await ScanAsync();
        (await _library.DecisionsAsync()).Values.Select(Said).ShouldBe(_before.Values.Select(Said));
    }

    private async Task CheckAsync(Dictionary<string, string> files)
    {
        var now = await _library.DecisionsAsync();
        now.Keys.ShouldBe(_before.Keys, ignoreOrder: true);
        foreach (var (picture, before) in _before)
        {
            var after = now[picture];
            _pictures[after.Hash].ShouldBe(picture, "A decision lies on another picture.");
            after.Hash.ShouldBe(files.ContainsValue(before.Hash) ? before.Hash : after.Hash, $"What was said of {picture} left its bytes.");
            after.Places.ShouldBe([.. files.Where(file => file.Value == after.Hash).Select(file => file.Key).Order(StringComparer.Ordinal)], picture);
            after.IsMissing.ShouldBe(after.Places.Length == 0, picture);
            (after.IsHidden, after.IsInLink, after.IsShownByLink).ShouldBe((before.IsHidden, true, !after.IsMissing && !before.IsHidden), picture);

            var isEdited = !files.ContainsValue(before.Hash)
                && before.Places.Any(place => files.TryGetValue(place, out var hash) && !_seen.Contains(hash) && _pictures[hash] == picture);
            (isEdited && after.IsMissing).ShouldBeFalse($"What was said of {picture} did not follow its edit.");
        }

        (await _library.QueryAsync(context => context.SharePhotos.CountAsync())).ShouldBe(Pictures.Length);
        (await _library.QueryAsync(context => context.Photos.CountAsync(photo => photo.IsHidden))).ShouldBe(1);
        (await _library.QueryAsync(context => context.PresentFiles.Join(context.Photos, file => file.PhotoId, photo => photo.Id, (file, photo) => new { file.Path, photo.ContentHash })
            .ToDictionaryAsync(file => file.Path, file => file.ContentHash!))).ShouldBe(files, ignoreOrder: true);
        _before = now;
        _seen.UnionWith(files.Values);
    }

    private static (string Hash, bool IsMissing, bool IsHidden, bool IsShown) Said(DecidedPhoto photo) => (photo.Hash, photo.IsMissing, photo.IsHidden, photo.IsShownByLink);

    private List<string> Files() =>
        [.. Directory.EnumerateFiles(_library.Photos, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_library.Photos, file)).Order(StringComparer.Ordinal)];

    private Dictionary<string, string> Hashes() => Files().ToDictionary(file => file, file => HashOf(File.ReadAllBytes(At(file))));

    /// <summary>An edit of the picture itself, so that edits of edits do not end in a blur.</summary>
    private static byte[] Version(string picture, Act act, int number)
    {
        using var original = Image.NewFromFile(SharedFiles.Photos(picture));
        using var edited = act == Act.Crop
            ? original.Crop(original.Width / 12, original.Height / 12, original.Width * 5 / 6, original.Height * (80 + number) / 100)
            : original.Linear([1 + (0.04 * number)], [6], uchar: true);
        return edited.JpegsaveBuffer(q: 88);
    }

    private void Write(string place, byte[] bytes, string picture)
    {
        Prepare(place);
        File.WriteAllBytes(At(place), bytes);
        File.SetLastWriteTimeUtc(At(place), Now());
        _pictures[HashOf(bytes)] = picture;
    }

    private void Discard(string file) => _deleted.Add(File.ReadAllBytes(At(file)));

    private void Move(string from, string to)
    {
        Prepare(to);
        File.Move(At(from), At(to), overwrite: true);
    }

    private void Prepare(string place)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(place))!);
        if (File.Exists(At(place)))
        {
            Discard(place);
        }
    }

    private DateTime Now() => new DateTime(2026, 7, 4, 0, 0, 0, DateTimeKind.Utc).AddMinutes(_clock++);

    private string At(string path) => Path.Combine(_library.Photos, path);

    private static string PlaceOf(int number) => Folders[number % Folders.Length] + Names[number / Folders.Length % Names.Length];

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(XxHash128.Hash(bytes));
}
