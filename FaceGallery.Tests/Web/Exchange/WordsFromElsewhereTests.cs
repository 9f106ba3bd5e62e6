using System.Text;
using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
using FaceGallery.Web.Events;
using FaceGallery.Web.Exchange;
using FaceGallery.Web.Files;
using FaceGallery.Web.History;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Exchange;

/// <summary>Captions, ratings, keywords, dates, places and albums that people gave their photos in other programs.</summary>
public sealed class WordsFromElsewhereTests(IndexedParty party) : IAsyncLifetime
{
    private const string Lake =
        """
        <xmp:Rating>5</xmp:Rating>
        <dc:description><rdf:Alt><rdf:li xml:lang="x-default">By the lake</rdf:li></rdf:Alt></dc:description>
        <dc:subject><rdf:Seq><rdf:li>Holidays</rdf:li><rdf:li>Nobody Known</rdf:li></rdf:Seq></dc:subject>
        <digiKam:TagsList><rdf:Seq><rdf:li>Places/Italy/Como</rdf:li><rdf:li>People/Nobody Known</rdf:li></rdf:Seq></digiKam:TagsList>
        <photoshop:DateCreated>1999-12-31T23:58:30+01:00</photoshop:DateCreated>
        <exif:GPSLatitude>45,59.1S</exif:GPSLatitude><exif:GPSLongitude>9.25</exif:GPSLongitude><exif:GPSLongitudeRef>W</exif:GPSLongitudeRef>
        """;

    private readonly TemporaryFolder _folder = new();
    private TestLibrary _library = null!;
    private List<Photo> _photos = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ImportPreview Preview => ActivatorUtilities.CreateInstance<ImportPreview>(_library.Services);

    private LibraryImport Import => ActivatorUtilities.CreateInstance<LibraryImport>(_library.Services);

    public async ValueTask InitializeAsync()
    {
        _library = await party.CopyAsync();
        await _library.OpenAsync();
        _photos = await _library.QueryAsync(context => context.Photos.Where(photo => photo.Kind == RootKind.Photos && photo.FaceCount == 1).OrderBy(photo => photo.Id).ToListAsync(Stop));
    }

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_sidecar_says_all_there_is_once_and_one_undo_takes_it_back()
    {
        Sidecar(_photos[0], Lake);
        var before = await _library.QueryAsync(context => DatabaseFingerprint.ExactAsync(context));
        var found = await SidecarsAsync();
        (await Preview.OfAsync(found, Stop)).Sentences.Select(sentence => sentence.Key).ShouldBe(["Import.Names", "Import.Favourites", "Import.Captions", "Import.Keywords", "Import.Times", "Import.Places"]);
        (await _library.QueryAsync(context => DatabaseFingerprint.ExactAsync(context))).ShouldBe(before);

        var (change, report) = await Import.ImportAsync(found, "digiKam", progress: null, Stop);

        var photo = await _library.PhotoAsync(_photos[0].Path);
        (photo.IsFavourite, photo.Caption, photo.Keywords, photo.TakenAt).ShouldBe((true, "By the lake", "Holidays\nPlaces\nItaly\nComo", new DateTime(1999, 12, 31, 23, 58, 30, DateTimeKind.Unspecified)));
        (photo.CorrectedLatitude!.Value, photo.CorrectedLongitude!.Value).ShouldBe((-45.985, -9.25), new Near());
        (report.Named, report.NewPeople, report.Photos).ShouldBe((1, 1, 1));
        (await _library.QueryAsync(context => context.Album(new PhotoSearch { Texts = ["como"] }).Select(found => found.Path).ToListAsync(Stop))).ShouldBe([photo.Path]);
        await using var forFriends = await _library.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateDbContextAsync(Stop);
        (await forFriends.Album(new PhotoSearch { Texts = ["como"] }).CountAsync(Stop)).ShouldBe(0);

        (await Import.ImportAsync(await SidecarsAsync(), "digiKam", progress: null, Stop)).Change.ChangeId.ShouldBeNull();
        await ActivatorUtilities.CreateInstance<ChangeHistory>(_library.Services).UndoAsync(change.ChangeId!.Value, withLater: false, Stop);
        (await _library.QueryAsync(context => DatabaseFingerprint.ExactAsync(context))).ShouldBe(before);
    }

    [Fact]
    public async Task What_the_owner_decided_stays_also_that_there_is_nothing()
    {
        var (editing, id) = (ActivatorUtilities.CreateInstance<PhotoEditing>(_library.Services), _photos[0].Id);
        await editing.FavourAsync([id], isFavourite: true, Stop);
        await editing.FavourAsync([id], isFavourite: false, Stop);
        await editing.CaptionAsync(id, "Mine", Stop);
        await editing.CaptionAsync(id, "", Stop);
        await editing.CorrectTimeAsync([id], new DateTime(2001, 2, 3, 4, 5, 0, DateTimeKind.Unspecified), Stop);
        await editing.CorrectPlaceAsync([id], (1, 2), Stop);
        Sidecar(_photos[0], Lake.Replace("<digiKam", "<!--", StringComparison.Ordinal).Replace("</digiKam:TagsList>", "-->", StringComparison.Ordinal));

        var (_, report) = await Import.ImportAsync(await SidecarsAsync(), "digiKam", progress: null, Stop);

        report.Skipped.CountOf(ImportSkip.Decided).ShouldBe(4);
        var photo = await _library.PhotoAsync(_photos[0].Path);
        (photo.IsFavourite, photo.Caption, photo.TakenAt!.Value.Year, photo.CorrectedLatitude, photo.Keywords).ShouldBe((false, null, 2001, 1, "Holidays\nNobody Known"));
    }

    [Fact]
    public async Task Takeout_tells_of_photos_wherever_the_library_keeps_them_and_makes_its_albums()
    {
        var utc = new DateTimeOffset(1999, 12, 31, 23, 58, 30, TimeSpan.Zero);
        string Json(string more, long? taken = null) => $$"""{"title": "x.jpg", "photoTakenTime": {"timestamp": "{{taken ?? utc.ToUnixTimeSeconds()}}"}, "geoData": {"latitude": 0.0, "longitude": 0.0}{{more}}}""";
        var year = "Takeout/Google Photos/Photos from 1999";
        var cut = "A_very_long_name_that_somebody_gave_to_a_photo_of.jpg";
        Takeout($"{year}/{cut}", _photos[0], $"{year}/{cut[..46]}.json", Json(", \"description\": \"By the lake\", \"favorited\": true, \"people\": [{\"name\": \"../../x\"}]"));
        Takeout($"{year}/IMG(1).jpg", _photos[1], $"{year}/IMG.jpg.supplemental-me(1).json", Json(", \"geoData\": {\"latitude\": -33.9, \"longitude\": 18.4}"));
        Takeout($"{year}/IMG.jpg", _photos[2], $"{year}/IMG.jpg.json", Json("", taken: 3786912000));
        Takeout($"{year}/old.jpg", _photos[3], $"{year}/old.jpg.supplemental-metadata.json", Json(", \"geoData\": {\"latitude\": 1e9, \"longitude\": 0}", taken: -11644473600));
        Takeout($"{year}/cut.jpg", _photos[4], $"{year}/cut.jpg.json", "{\"title\": \"cut.jpg\", \"descr");
        Takeout("Takeout/Google Photos/Lake/IMG.jpg", _photos[2], "Takeout/Google Photos/Lake/metadata.json", """{"title": "Lake Como", "description": "1999", "date": {"timestamp": "0"}}""");
        _folder.Write("Takeout/Google Photos/Lake/other.jpg", [1, 2, 3]);
        _folder.Write("Takeout/Google Photos/Lake/gone.jpg.json", Encoding.UTF8.GetBytes(Json("").Replace("x.jpg", "gone.jpg", StringComparison.Ordinal)));
        _folder.Write("Takeout/Google Photos/print-subscriptions.json", "[1]"u8);

        var (change, report) = await Import.ImportAsync(await TakeoutAsync(), "Takeout", progress: null, Stop);

        (report.Named, report.Favourites, report.Captions, report.Times, report.Places, report.NewAlbums, report.InAlbums).ShouldBe((1, 1, 1, 2, 1, 1, 1), string.Join(' ', report.Sentences));
        ImportSkip[] why = [ImportSkip.Unreadable, ImportSkip.NotInLibrary, ImportSkip.NoPicture, ImportSkip.BadTime, ImportSkip.BadPlace];
        why.Select(report.Skipped.CountOf).ShouldBe([2, 1, 1, 2, 1]);
        var photo = await _library.PhotoAsync(_photos[0].Path);
        photo.Caption.ShouldBe("By the lake");
        (photo.CorrectedTime!.Value - utc.UtcDateTime).Duration().ShouldBeLessThan(TimeSpan.FromHours(15));
        (await _library.QueryAsync(context => context.OwnAlbumPhotos.Select(placed => placed.PhotoId).ToListAsync(Stop))).ShouldBe([_photos[2].Id]);

        (await Import.ImportAsync(await TakeoutAsync(), "Takeout", progress: null, Stop)).Change.ChangeId.ShouldBeNull();
        var albums = ActivatorUtilities.CreateInstance<OwnAlbumEditing>(_library.Services);
        var album = await _library.QueryAsync(context => context.OwnAlbums.Select(album => album.Id).SingleAsync(Stop));
        await albums.EditAsync(album, new OwnAlbumEdit("Como"), Stop);
        await albums.RemoveAsync(album, [_photos[2].Id], Stop);
        (await Import.ImportAsync(await TakeoutAsync(), "Takeout", progress: null, Stop)).Change.ChangeId.ShouldBeNull();
        await albums.DeleteAsync(album, Stop);
        (await Import.ImportAsync(await TakeoutAsync(), "Takeout", progress: null, Stop)).Report.Skipped.CountOf(ImportSkip.AlbumDeleted).ShouldBe(1);
        change.ChangeId.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("a.jpg", "a.jpg.json")]
    [InlineData("a(2).jpg", "a.jpg(2).json")]
    [InlineData("a(2).jpg", "a.jpg.supplemental-metadata(2).json")]
    [InlineData("a(2).jpg", "a(2).jpg.json")]
    [InlineData("a-edited(2).jpg", "a.jpg(2).json")]
    [InlineData("a-bearbeitet.jpg", "a.jpg.suppl.json")]
    [InlineData("a.jpg", "a.supplemental-metadata.json")]
    [InlineData("a.jpg", "a(1).jpg.json", false)]
    [InlineData("a.jpg", "ab.jpg.json", false)]
    [InlineData("1234567890123456789012345678901234567890_1.jpg", "1234567890123456789012345678901234567890_1.jpg.s.json")]
    [InlineData("1234567890123456789012345678901234567890_123456.jpg", "1234567890123456789012345678901234567890_12345.json")]
    public void The_JSON_of_a_picture_is_found_by_whatever_Takeout_made_of_its_name(string picture, string json, bool isIts = true) =>
        new TakeoutNames([picture, json, "metadata.json"]).Of(picture).ShouldBe(isIts ? json : null);

    [Fact]
    public async Task Whatever_cannot_be_read_is_told_and_takes_no_time()
    {
        const string Open = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:a="urn:a" rdf:about="">""";
        byte[][] hostile =
        [
            new byte[50_000_000],
            Encoding.UTF8.GetBytes(Open + string.Concat(Enumerable.Repeat("<a:b rdf:parseType=\"Resource\">", 1000)) + string.Concat(Enumerable.Repeat("</a:b>", 1000)) + "</rdf:Description></rdf:RDF></x:xmpmeta>"),
            """<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&a;</x:xmpmeta>"""u8.ToArray(),
            [.. Encoding.UTF8.GetBytes(Open), 0xC3, 0x28, .. "</rdf:Description></rdf:RDF></x:xmpmeta>"u8],
            Encoding.UTF8.GetBytes(Open),
        ];
        foreach (var (number, content) in hostile.Index())
        {
            Sidecar(_photos[number], content);
        }

        Sidecar(_photos[5], $"<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>{new string('x', 300)}</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage><dc:title>{new string('y', 3000)}</dc:title><photoshop:DateCreated>2090-01-01</photoshop:DateCreated>");
        var report = await Preview.OfAsync(await SidecarsAsync(5), Stop);

        ImportSkip[] why = [ImportSkip.TooLarge, ImportSkip.Unreadable, ImportSkip.NotAName, ImportSkip.Cut, ImportSkip.BadTime];
        why.Select(report.Skipped.CountOf).ShouldBe([1, 4, 1, 1, 1]);
        report.Captions.ShouldBe(1);
    }

    [Fact]
    public void No_byte_that_is_wrong_throws()
    {
        var (random, xmp) = (new Random(18), Encoding.UTF8.GetBytes(Xmp(Lake)));
        var json = """{"title": "x.jpg", "photoTakenTime": {"timestamp": "946684710"}, "geoData": {"latitude": 46.0, "longitude": 9.25}, "people": [{"name": "Anna"}], "description": "\u00e9"}"""u8.ToArray();
        foreach (var number in Enumerable.Range(0, 3000))
        {
            var (bytes, isXmp) = number % 2 == 0 ? (xmp.ToArray(), true) : (json.ToArray(), false);
            foreach (var _ in Enumerable.Range(0, random.Next(1, 6)))
            {
                bytes[random.Next(bytes.Length)] = isXmp && random.Next(2) == 0 ? (byte)"<>/:\"&="[random.Next(7)] : (byte)random.Next(256);
            }

            bytes = random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
            Should.NotThrow(() => isXmp ? FaceRegions.Parse(bytes) is { } read ? XmpWords.OfSidecar(read, 1) : null : TakeoutJson.Read(bytes)?.Words, Convert.ToBase64String(bytes));
        }
    }

    [Fact]
    public async Task What_Apple_Photos_and_Picasa_put_beside_the_photos_is_read_by_the_command()
    {
        await using var library = new TestLibrary();
        library.AddPhoto("party/Photos/" + _photos[0].Path, "IMG_1.jpeg");
        library.AddPhoto("party/Photos/" + _photos[1].Path, "IMG_2.jpg");
        await File.WriteAllTextAsync(Path.Combine(library.Photos, "IMG_1.xmp"), Xmp("<dc:title>The lake</dc:title><Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Anna</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>"), Stop);
        await File.WriteAllTextAsync(Path.Combine(library.Photos, "IMG_1.AAE"), "<plist/>", Stop);
        await File.WriteAllTextAsync(Path.Combine(library.Photos, ".picasa.ini"), "[IMG_2.jpg]\nstar=yes\nkeywords=lake, Como\n", Stop);
        await library.IndexAsync();
        await library.CloseAsync();
        string[] call = ["import", "xmp", "--data", library.Data, "--photos", library.Photos];

        (await CommandLine.RunAsync([.. call, "--dry-run"])).Output.ShouldContain("Names: 1,");
        (await CommandLine.RunAsync(call)).Output.ShouldContain("Captions: ");

        await library.OpenAsync();
        ((await library.PhotoAsync("IMG_1.jpeg")).Caption, (await library.PhotoAsync("IMG_2.jpg")).IsFavourite).ShouldBe(("The lake", true));
        (await library.PhotoAsync("IMG_2.jpg")).Keywords!.Split('\n').ShouldContain("Como");
        (await library.AlbumOfAsync("Anna")).ShouldContain("IMG_1.jpeg");
    }

    private static string Xmp(string content) =>
        $"""
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:digiKam="http://www.digikam.org/ns/1.0/"
            xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">{content}</rdf:Description></rdf:RDF></x:xmpmeta>
        """;

    private void Sidecar(Photo photo, string content) => Sidecar(photo, Encoding.UTF8.GetBytes(Xmp(content)));

    private void Sidecar(Photo photo, byte[] content)
    {
        Directory.CreateDirectory(_folder["xmp/photos"]);
        _folder.Write($"xmp/photos/{photo.Path}.xmp", content);
    }

    private void Takeout(string picture, Photo photo, string json, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[picture])!);
        File.Copy(Path.Combine(_library.Photos, photo.Path), _folder[picture]);
        _folder.Write(json, Encoding.UTF8.GetBytes(content));
    }

    /// <summary>What is said of one photo: some of the others say something themselves.</summary>
    private async Task<Findings> SidecarsAsync(int number = 0)
    {
        var found = await ActivatorUtilities.CreateInstance<WordsInFiles>(_library.Services, LibraryFiles.Anywhere()).ReadAsync(_folder["xmp"], progress: null, Stop);
        var id = _photos[number].Id;
        return found with { Names = [.. found.Names.Where(name => name.PhotoId == id)], Words = found.Words.Where(photo => photo.Key == id).ToDictionary() };
    }

    private Task<Findings> TakeoutAsync() => ActivatorUtilities.CreateInstance<TakeoutFolder>(_library.Services).ReadAsync(_folder["Takeout"], progress: null, Stop);

    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) + Math.Abs(x.Item2 - y.Item2) < 1e-9;

        public int GetHashCode((double, double) obj) => 0;
    }
}
