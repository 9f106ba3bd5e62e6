using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands;
using FaceGallery.Web.Events;
using FaceGallery.Web.Exchange;
using FaceGallery.Web.History;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Naming;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Exchange;

public sealed class NamesInAndOutTests(IndexedParty party) : IDisposable
{
    /// <summary>digiKam wrote it: stored upright, to be shown turned, with both kinds of regions.</summary>
    private const string Curies = "odd/orientation/immich_portrait-orientation-6.jpg";

    private const string Bob = "Bob";

    private readonly TemporaryFolder _out = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _out.Dispose();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 90)]
    [InlineData(3, 270)]
    [InlineData(4, 0)]
    [InlineData(5, 180)]
    [InlineData(6, 90)]
    [InlineData(7, 270)]
    [InlineData(8, 0)]
    public void A_place_in_the_file_is_a_place_on_the_screen_and_back(int orientation, int rotation)
    {
        var box = new RelativeBox(0.1f, 0.2f, 0.3f, 0.15f);

        var back = StoredFrame.ToStored(StoredFrame.ToUpright(box, orientation, rotation), orientation, rotation);

        (back.X, back.Y, back.Width, back.Height).ShouldBe((box.X, box.Y, box.Width, box.Height), new Near());
    }

    [Fact]
    public async Task What_digiKam_wrote_names_the_faces_that_it_means()
    {
        await using var library = new TestLibrary();
        library.AddPhoto(Curies, "curies.jpg");
        await library.IndexAsync();
        var faces = (await library.PhotoAsync("curies.jpg")).Faces.Count;
        await library.CloseAsync();

        var result = await CommandLine.RunAsync("import", "xmp", "--data", library.Data, "--photos", library.Photos);

        result.Output.ShouldStartWith("Names: 2, ", customMessage: result.Errors);
        (await CommandLine.RunAsync("import", "xmp", "--data", library.Data, "--photos", library.Photos)).Output.ShouldStartWith("No name is new.");
        await library.OpenAsync();
        var photo = await library.PhotoAsync("curies.jpg");
        photo.Faces.Count.ShouldBe(faces);
        (await NamesAsync(library)).OrderBy(face => face.X).Select(face => face.Name).ShouldBe(["Marie Curie", "Pierre Curie"]);
    }

    [Fact]
    public async Task Exported_and_imported_all_that_was_said_is_there_again()
    {
        await using var library = await party.CopyAsync();

        // The party's photos say something themselves, which they would say again.
        (await CommandLine.RunAsync("import", "xmp", "--data", library.Data, "--photos", library.Photos)).ExitCode.ShouldBe(ExitCodes.Done);
        await library.OpenAsync();
        await NameAsync(library, 12);
        await SayAsync(library);
        var (names, said, albums) = (await NamesAsync(library), await SaidAsync(library), await AlbumsAsync(library));
        said.Count(photo => photo.Contains("True", StringComparison.Ordinal)).ShouldBeGreaterThan(1);
        await library.CloseAsync();
        (await CommandLine.RunAsync("export", "xmp", "--to", _out["xmp"], "--data", library.Data, "--photos", library.Photos)).ExitCode.ShouldBe(ExitCodes.Done);
        await library.OpenAsync();
        await SayOfPeopleAsync(library);
        var others = await OthersAsync(library);
        others.Count.ShouldBe(6);
        await library.CloseAsync();
        (await CommandLine.RunAsync("export", "json", "--to", _out["all.json"], "--data", library.Data, "--photos", library.Photos)).ExitCode.ShouldBe(ExitCodes.Done);

        foreach (string[] call in new[] { ["xmp", "--from", _out["xmp"]], new[] { "json", _out["all.json"] } })
        {
            await using var fresh = await party.CopyAsync();
            string[] import = ["import", .. call, "--data", fresh.Data, "--photos", fresh.Photos];
            (await CommandLine.DieAsync(fresh.Data, write: 5, import)).ShouldBeTrue("It was not killed half-way.");
            (await CommandLine.RunAsync(import)).ExitCode.ShouldBe(ExitCodes.Done);
            (await CommandLine.RunAsync(import)).Output.ShouldContain("There was nothing to take over.");
            await fresh.OpenAsync();
            (await NamesAsync(fresh)).Intersect(names).Count().ShouldBe(names.Count, call[0]);
            (await SaidAsync(fresh)).ShouldBe(said, call[0]);
            (await AlbumsAsync(fresh)).ShouldBe(call[0] == "json" ? albums : [], call[0]);
            (await OthersAsync(fresh)).ShouldBe(call[0] == "json" ? others : [], call[0]);
        }

        Directory.EnumerateFiles(library.Photos, "*.xmp").ShouldBeEmpty();
        var json = JsonDocument.Parse(await File.ReadAllTextAsync(_out["all.json"], Stop)).RootElement;
        (json.Text("format"), json.GetProperty("version").GetInt32()).ShouldBe(("facegallery", 1));
    }

    [Fact]
    public async Task Exiftool_reads_what_we_wrote_and_we_read_what_exiftool_wrote()
    {
        await using var library = new TestLibrary();
        library.AddPhoto(Curies, "curies.jpg");
        await library.IndexAsync();
        await library.CloseAsync();
        await CommandLine.RunAsync("import", "xmp", "--data", library.Data, "--photos", library.Photos);
        await library.OpenAsync();
        var photo = await library.PhotoAsync("curies.jpg");
        var words = new PhotoWords
        {
            IsFavourite = true,
            Caption = "The Curies & radium",
            Keywords = ["Nobel"],
            TakenAt = new DateTime(1904, 5, 6, 7, 8, 9, DateTimeKind.Unspecified),
            Place = (48.8464, -2.3447),
            Turn = 90,
        };
        await ActivatorUtilities.CreateInstance<LibraryImport>(library.Services).ImportAsync(Findings.Of() with { Words = new Dictionary<int, PhotoWords> { [photo.Id] = words } }, "test", progress: null, Stop);
        await library.CloseAsync();
        await CommandLine.RunAsync("export", "xmp", "--to", _out["xmp"], "--data", library.Data, "--photos", library.Photos);
        var sidecar = _out["xmp/photos/curies.jpg.xmp"];

        var told = JsonDocument.Parse(await ExiftoolAsync("-j", "-n", "-struct", "-XMP:all", "-validate", sidecar)).RootElement[0];
        told.GetProperty("RegionInfo").GetProperty("RegionList").EnumerateArray().Select(region => region.Text("Name")).Order(StringComparer.Ordinal).ShouldBe(["Marie Curie", "Pierre Curie"]);
        told.GetProperty("RegionInfoMP").GetProperty("Regions").GetArrayLength().ShouldBe(2);
        told.Text("Validate").ShouldBe("0 0 0");
        (told.Text("Description"), told.GetProperty("Rating").GetInt32(), told.GetProperty("Orientation").GetInt32(), told.Text("DateTimeOriginal"), told.GetProperty("Subject")[0].GetString()).ShouldBe(("The Curies & radium", 5, 3, "1904:05:06 07:08:09", "Nobel"));
        (told.GetProperty("GPSLatitude").GetDouble(), told.GetProperty("GPSLongitude").GetDouble()).ShouldBe((48.8464, -2.3447));

        // As exiftool copies it into another photo, embedded.
        File.Copy(SharedFiles.Photos("party/Photos/IMG_0002.jpg"), _out["embedded.jpg"]);
        await ExiftoolAsync("-q", "-tagsfromfile", sidecar, "-XMP:all", _out["embedded.jpg"]);
        FaceRegions.OfPhoto(_out["embedded.jpg"]).Select(region => region.Name).ShouldBe(FaceRegions.OfSidecar(await File.ReadAllBytesAsync(sidecar, Stop), 1).Select(region => region.Name));
    }

    [Fact]
    public void Both_kinds_of_regions_mean_the_same_places()
    {
        var mwg = FaceRegions.OfPhoto(SharedFiles.Photos(Curies));
        const string Microsoft = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about="" xmlns:m="http://ns.microsoft.com/photo/1.2/" xmlns:i="http://ns.microsoft.com/photo/1.2/t/RegionInfo#" xmlns:g="http://ns.microsoft.com/photo/1.2/t/Region#"><m:RegionInfo r:parseType="Resource"><i:Regions><r:Bag><r:li g:PersonDisplayName="Marie Curie" g:Rectangle="0.311905, 0.208571, 0.113095, 0.198571"/></r:Bag></i:Regions></m:RegionInfo></r:Description></r:RDF></x:xmpmeta>""";

        var region = FaceRegions.OfSidecar(Encoding.UTF8.GetBytes(Microsoft), orientation: 6).ShouldHaveSingleItem();

        region.Name.ShouldBe("Marie Curie");
        region.Box.Overlap(mwg[0].Box).ShouldBeGreaterThan(0.99f);
    }

    [Fact]
    public async Task What_was_said_in_the_app_is_not_overruled()
    {
        await using var library = await party.CopyAsync();
        await library.OpenAsync();
        var faces = await library.QueryAsync(context => context.Faces.Where(face => face.Photo!.FaceCount == 1).OrderBy(face => face.Id).Take(4).ToListAsync(Stop));
        var tagging = ActivatorUtilities.CreateInstance<FaceTagging>(library.Services);
        await tagging.NameAsync([faces[0].Id], Bob, Contradictions.None, Stop);
        await tagging.IgnoreAsync([faces[1].Id], Stop);
        await tagging.NameAsync([faces[2].Id], "Anna", Contradictions.None, Stop);
        await tagging.RejectAsync([faces[2].Id], personId: null, Stop);

        var import = ActivatorUtilities.CreateInstance<LibraryImport>(library.Services);
        var found = Findings.Of([.. faces.Select(face => new NamedRegion(face.PhotoId, "Anna", face.Box))]);
        (await import.ImportAsync(found, "test", progress: null, Stop)).Change.ChangeId.ShouldNotBeNull();
        (await library.QueryAsync(context => context.Faces.Where(face => face.PersonId != null && context.People.Any(person => person.Id == face.PersonId && person.Name == "Anna") && face.Similarity == null).Select(face => face.Id).ToListAsync(Stop))).ShouldBe([faces[3].Id]);
        (await import.ImportAsync(found, "test", progress: null, Stop)).Change.ChangeId.ShouldBeNull();
    }

    [Fact]
    public async Task Takeout_names_the_only_face_of_a_photo()
    {
        await using var library = new TestLibrary();
        File.Copy(SharedFiles.Photos("party/Photos/IMG_0002.jpg"), Path.Combine(library.Photos, "one.jpg"));
        await File.WriteAllTextAsync(Path.Combine(library.Photos, "one.jpg.supplemental-metadata.json"), """{"title": "one.jpg", "people": [{"name": "../../x"}]}""", Stop);
        await library.IndexAsync();
        var alone = (await library.PhotoAsync("one.jpg")).FaceCount == 1;
        await library.CloseAsync();

        var result = await CommandLine.RunAsync("import", "xmp", "--data", library.Data, "--photos", library.Photos);

        result.Output.ShouldStartWith(alone ? "Names: 1, " : "No name is new.");
    }

    [Fact]
    public void Hostile_XMP_yields_nothing_and_takes_no_time()
    {
        var (start, before) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
        const string Open = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:a="urn:a" rdf:about="">""";
        string[] hostile =
        [
            "", "<", "no xml", Open,
            Open + string.Concat(Enumerable.Repeat("<a:b rdf:parseType=\"Resource\">", 1000)) + string.Concat(Enumerable.Repeat("</a:b>", 1000)) + "</rdf:Description></rdf:RDF></x:xmpmeta>",
            """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>""",
            """<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&a;</x:xmpmeta>""",
        ];

        hostile.ShouldAllBe(xmp => FaceRegions.OfSidecar(Encoding.UTF8.GetBytes(xmp), 1).Count == 0);
        FaceRegions.OfSidecar(new byte[50_000_000], 1).ShouldBeEmpty();

        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(Waiting.Patience);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(1L << 30);
    }

    /// <summary>Names the first faces, each as one of four people.</summary>
    private static async Task NameAsync(TestLibrary library, int count)
    {
        var tagging = ActivatorUtilities.CreateInstance<FaceTagging>(library.Services);
        foreach (var (number, face) in (await library.QueryAsync(context => context.Faces.OrderBy(face => face.Id).Select(face => face.Id).Take(count).ToListAsync(Stop))).Index())
        {
            await tagging.NameAsync([face], $"Person {number % 4}", Contradictions.TwiceInPhoto | Contradictions.Rejected | Contradictions.SimilarName | Contradictions.PoorExample, Stop);
        }
    }

    /// <summary>What can be said of a photo, of two photos; and an album by hand whose order is no other's.</summary>
    private static async Task SayAsync(TestLibrary library)
    {
        var photos = await library.QueryAsync(context => context.Photos.Where(photo => photo.Kind == RootKind.Photos).OrderBy(photo => photo.Path).Select(photo => photo.Id).Take(3).ToListAsync(Stop));
        var (editing, albums) = (ActivatorUtilities.CreateInstance<PhotoEditing>(library.Services), ActivatorUtilities.CreateInstance<OwnAlbumEditing>(library.Services));
        await editing.FavourAsync(photos[..2], isFavourite: true, Stop);
        await editing.CaptionAsync(photos[0], "Zoë & 小明 <by> the lake 🏊", Stop);
        await editing.CorrectTimeAsync([photos[0]], new DateTime(1999, 12, 31, 23, 58, 30, DateTimeKind.Unspecified), Stop);
        await editing.CorrectPlaceAsync([photos[1]], (-33.856784, 151.215297), Stop);
        await editing.CorrectPlaceAsync([photos[2]], (0, -0.000001), Stop);
        await editing.RotateAsync([photos[0]], 90, Stop);
        await editing.RotateAsync([photos[2]], 270, Stop);
        var keywords = Findings.Of() with { Words = new Dictionary<int, PhotoWords> { [photos[0]] = new() { Keywords = ["Como", "海"] } } };
        await ActivatorUtilities.CreateInstance<LibraryImport>(library.Services).ImportAsync(keywords, "test", progress: null, Stop);
        var (_, album) = await albums.CreateAsync("Lake", photos, Stop, "1999");
        await albums.MoveAsync(album, [photos[2]], 0, Stop);
        await albums.EditAsync(album, new OwnAlbumEdit(CoverPhotoId: photos[1]), Stop);
        await albums.CreateAsync("Lake", [photos[1]], Stop);
    }

    /// <summary>What can be said of people and of faces without a name, and a search that is kept.</summary>
    private static async Task SayOfPeopleAsync(TestLibrary library)
    {
        var people = await library.QueryAsync(context => context.People.Where(person => person.Name.StartsWith("Person ")).OrderBy(person => person.Name).Select(person => person.Id).ToListAsync(Stop));
        var faces = await library.QueryAsync(context => context.Faces.Where(face => face.AssignedBy != FaceGallery.Domain.Faces.AssignedBy.Human).OrderBy(face => face.Id).Select(face => face.Id).Take(3).ToListAsync(Stop));
        var (editing, tagging) = (ActivatorUtilities.CreateInstance<PeopleEditing>(library.Services), ActivatorUtilities.CreateInstance<FaceTagging>(library.Services));
        await editing.EditAsync(people[0], new PersonEdit(Birthday: new BirthdayEdit(new DateOnly(1990, 5, 1))), Stop);
        await editing.EditAsync(people[1], new PersonEdit(IsPrivate: true, IsHidden: true), Stop);
        await tagging.IgnoreAsync([faces[0]], Stop);
        await tagging.MarkAsNotFacesAsync([faces[1]], Stop);
        await tagging.RejectAsync([faces[2]], people[2], Stop);
        await library.QueryAsync(context =>
        {
            context.SmartAlbums.Add(new SmartAlbum { Name = "Two of them", Search = PhotoSearchText.Write(new PhotoSearch { AllOf = [people[3]], NoneOf = [people[1]], Texts = ["lake"] }) });
            return context.SaveChangesAsync(Stop);
        });
    }

    private static Task<List<string>> OthersAsync(TestLibrary library) => library.QueryAsync(async context =>
    {
        var names = await context.People.ToDictionaryAsync(person => person.Id, person => person.Name, Stop);
        var faces = await context.Faces.Where(face => face.IsStranger || face.IsNotAFace).OrderBy(face => face.Id).Select(face => $"{face.Photo!.Path} {face.Ordinal} {face.IsStranger} {face.IsNotAFace}").ToListAsync(Stop);
        return (List<string>)
        [
            .. await context.People.Where(person => person.Birthday != null || person.IsHidden || person.IsPrivate).OrderBy(person => person.Name)
                .Select(person => $"{person.Name} {person.Birthday} {person.IsHidden} {person.IsPrivate}").ToListAsync(Stop),
            .. faces,
            .. (await context.Rejections.Where(rejection => !context.Faces.Any(face => face.Id == rejection.FaceId && face.AssignedBy == FaceGallery.Domain.Faces.AssignedBy.Human)).ToListAsync(Stop))
                .ConvertAll(rejection => $"{rejection.FaceId} is not {names[rejection.PersonId]}"),
            .. (await context.SmartAlbums.ToListAsync(Stop)).ConvertAll(search => $"{search.Name}: {string.Join(' ', PhotoSearchText.Read(search.Search)!.People.Select(id => names[id]))}"),
        ];
    });

    /// <summary>A line for each photo.</summary>
    private static Task<List<string>> SaidAsync(TestLibrary library) => library.QueryAsync(async context => (await context.Photos.Where(photo => photo.Kind == RootKind.Photos).OrderBy(photo => photo.Path).ToListAsync(Stop)).ConvertAll(photo => string.Create(
        CultureInfo.InvariantCulture, $"{photo.Path} {photo.IsFavourite} {photo.Caption} {photo.Keywords} {photo.TakenAt:O} {photo.CorrectedLatitude:0.000000} {photo.CorrectedLongitude:0.000000} {photo.OwnerRotationDegrees} {photo.Width}x{photo.Height}")));

    private static Task<List<string>> AlbumsAsync(TestLibrary library) => library.QueryAsync(async context =>
    {
        var paths = await context.Photos.ToDictionaryAsync(photo => photo.Id, photo => photo.Path, Stop);
        var placed = (await context.OwnAlbumPhotos.ToListAsync(Stop)).ToLookup(placed => placed.AlbumId);
        return (await context.OwnAlbums.OrderBy(album => album.Id).ToListAsync(Stop)).ConvertAll(album =>
            $"{album.Name} {album.Description} {(album.CoverPhotoId is { } cover ? paths[cover] : null)}: {string.Join(' ', placed[album.Id].OrderBy(placed => placed.Position).Select(placed => paths[placed.PhotoId]))}");
    });

    /// <summary>By a human's word.</summary>
    private static Task<List<(string Path, float X, string Name)>> NamesAsync(TestLibrary library) => library.QueryAsync(async context => (await (
        from face in context.Faces
        join person in context.People on face.PersonId equals person.Id
        where face.AssignedBy == FaceGallery.Domain.Faces.AssignedBy.Human
        orderby face.Id
        select new { face.Photo!.Path, face.Box, person.Name }).ToListAsync(Stop)).ConvertAll(face => (face.Path, face.Box.X, face.Name)));

    private static async Task<string> ExiftoolAsync(params string[] arguments)
    {
        using var exiftool = Process.Start(new ProcessStartInfo("exiftool", arguments) { RedirectStandardOutput = true })!;
        return await exiftool.StandardOutput.ReadToEndAsync(Stop);
    }

    private sealed class Near : IEqualityComparer<(float, float, float, float)>
    {
        public bool Equals((float, float, float, float) x, (float, float, float, float) y) =>
            Math.Abs(x.Item1 - y.Item1) + Math.Abs(x.Item2 - y.Item2) + Math.Abs(x.Item3 - y.Item3) + Math.Abs(x.Item4 - y.Item4) < 0.0001f;

        public int GetHashCode((float, float, float, float) obj) => 0;
    }
}
