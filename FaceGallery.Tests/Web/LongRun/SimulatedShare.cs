using System.Globalization;
using System.IO.Hashing;
using FaceGallery.Tests.Fixtures;
using NetVips;

namespace FaceGallery.Tests.Web.LongRun;

/// <summary>What people do with their files, in two root folders. It knows of each file which picture it shows.</summary>
internal sealed class SimulatedShare(string photos, string phone, Random random, TimeProvider clock)
{
    private static readonly string[] Groups = ["lfw", "identities", "ages"];

    private readonly Queue<string> _coming = new(Shuffled(random));
    private readonly Dictionary<string, Picture> _byHash = [];

    /// <summary>This week.</summary>
    private readonly HashSet<Picture> _edited = [];
    private int _seconds;

    /// <summary>Of all that ever lay in it.</summary>
    public List<Picture> Pictures { get; } = [];

    /// <summary>What may be looked for, by path.</summary>
    public Dictionary<string, string> Hashes => Pictures.SelectMany(picture => picture.Places.Select(place => (place, picture.Hash))).ToDictionary();

    /// <summary>What one of the two folders holds is out of reach: nobody changes it.</summary>
    public bool IsPhoneAway { get; private set; }

    public Picture? Find(string hash) => _byHash.GetValueOrDefault(hash);

    public IEnumerable<Picture> Present => Pictures.Where(picture => picture.IsThere);

    /// <summary>A week's changes to the files.</summary>
    public void Live()
    {
        _edited.Clear();

        // With those of other days there are enough for three years.
        Arrive(10);
        Times(2, Edit);
        Times(3, Move);
        Times(1, Copy);
        Times(2, Delete);
        Times(1, Return);
    }

    public void Arrive(int count)
    {
        var now = clock.GetUtcNow();
        while (count > 0 && _coming.TryDequeue(out var source))
        {
            var bytes = File.ReadAllBytes(SharedFiles.Photos(source));
            var picture = new Picture(source, PersonIn(source)) { Bytes = bytes, Hash = HashOf(bytes) };
            if (_byHash.TryAdd(picture.Hash, picture))
            {
                Pictures.Add(picture);
                Write(picture, Path.Combine(Root(), now.ToString("yyyy/MM", CultureInfo.InvariantCulture), $"{Pictures.Count:0000} {Path.GetFileName(source)}"));
                count--;
            }
        }
    }

    /// <summary>A month's folder bears another name, as people do who sort their photos.</summary>
    public void RenameFolder()
    {
        var folder = Directory.GetDirectories(photos, "*", SearchOption.AllDirectories).Where(folder => Directory.GetDirectories(folder).Length == 0).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } folders
            ? folders[random.Next(folders.Count)] : null;
        if (folder is null)
        {
            return;
        }

        var target = $"{folder} renamed {_seconds++}";
        Directory.Move(folder, target);
        foreach (var picture in Pictures)
        {
            foreach (var place in picture.Places.Where(place => place.StartsWith(folder + "/", StringComparison.Ordinal)).ToList())
            {
                picture.Places.Remove(place);
                picture.Places.Add(target + place[folder.Length..]);
            }
        }
    }

    public void TakePhoneAway()
    {
        Directory.Move(phone, phone + "-away");
        IsPhoneAway = true;
    }

    public void BringPhoneBack()
    {
        Directory.Move(phone + "-away", phone);
        IsPhoneAway = false;
    }

    /// <summary>As whoever mends a file does: it is looked at again.</summary>
    public void Touch(string place) => File.SetLastWriteTimeUtc(place, NextTime());

    /// <summary>One of those that are there and that fulfil a condition, or null.</summary>
    public Picture? Any(Func<Picture, bool> isWanted) => Pictures.Where(picture => picture.IsThere && isWanted(picture)).ToList() is { Count: > 0 } wanted ? wanted[random.Next(wanted.Count)] : null;

    private static List<string> Shuffled(Random random)
    {
        var sources = Groups.SelectMany(SharedFiles.PhotosBelow).ToArray();
        random.Shuffle(sources);
        return [.. sources];
    }

    private static string? PersonIn(string source) =>
        source.Split('/') is [not "ages", var folder, ..] ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(folder.Replace('_', ' ')) : null;

    private void Edit()
    {
        if (Any(picture => picture.Places.Count == 1 && IsWithinReach(picture)) is { } picture)
        {
            using var original = Image.NewFromFile(SharedFiles.Photos(picture.Source));
            using var edited = original.Linear([1 + (0.02 * (++picture.Edits % 12))], [5], uchar: true);
            _edited.Add(picture);
            picture.Bytes = edited.JpegsaveBuffer(q: 88);
            picture.Hash = HashOf(picture.Bytes);
            _byHash[picture.Hash] = picture;
            Write(picture, picture.Places.Single());
        }
    }

    private void Move()
    {
        if (Any(IsWithinReach) is { } picture)
        {
            var (from, to) = (picture.Places.First(), Path.Combine(Root(), "sorted", $"{random.Next(30)}", $"{_seconds++} {Path.GetFileName(picture.Source)}"));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Move(from, to);
            picture.Places.Remove(from);
            picture.Places.Add(to);
        }
    }

    private void Copy()
    {
        if (Any(IsWithinReach) is { } picture)
        {
            Write(picture, Path.Combine(Root(), "copies", $"{_seconds++}.jpg"));
        }
    }

    private void Delete()
    {
        // Bytes that nobody saw before they were deleted are another picture when they come, weeks later.
        if (Any(picture => IsWithinReach(picture) && !_edited.Contains(picture)) is { } picture)
        {
            File.Delete(picture.Places.First());
            picture.Places.Remove(picture.Places.First());
        }
    }

    private void Return()
    {
        if (Pictures.Where(picture => !picture.IsThere).ToList() is { Count: > 0 } gone)
        {
            Write(gone[random.Next(gone.Count)], Path.Combine(Root(), "from the bin", $"{_seconds++}.jpg"));
        }
    }

    private void Write(Picture picture, string place)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.WriteAllBytes(place, picture.Bytes);
        Touch(place);
        picture.Places.Add(place);
    }

    private bool IsWithinReach(Picture picture) => !IsPhoneAway || !picture.Places.Any(place => place.StartsWith(phone + "/", StringComparison.Ordinal));

    private string Root() => IsPhoneAway || random.Next(4) > 0 ? photos : phone;

    private DateTime NextTime() => clock.GetUtcNow().UtcDateTime.AddSeconds(_seconds++ % 60);

    private static void Times(int count, Action act)
    {
        for (var turn = 0; turn < count; turn++)
        {
            act();
        }
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(XxHash128.Hash(bytes));
}
