using FaceGallery.Domain.People;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Indexing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Web.Indexing;

/// <summary>What humans said follows the picture, wherever it lies, and never a path.</summary>
public sealed class PhotoIdentityTests : IAsyncLifetime
{
    // With so many workers whatever may overtake another does.
    private readonly TestLibrary _library = new(("Indexing:Renditions", "false"), ("Indexing:Workers", "8"));

    public async ValueTask InitializeAsync()
    {
        _library.AddPhoto("lfw/Abdullah_Gul/Abdullah_Gul_0001.jpg", "a.jpg");
        _library.AddPhoto("lfw/Adrien_Brody/Adrien_Brody_0001.jpg", "b.jpg");
        await _library.IndexAsync();
        await _library.DecideAsync("a.jpg", "Anna");
        await _library.DecideAsync("b.jpg", "Ben", isHidden: true);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task A_name_used_again_is_another_photo()
    {
        Move("a.jpg", "moved.jpg");
        _library.AddPhoto("lfw/Al_Sharpton/Al_Sharpton_0001.jpg", "a.jpg");

        var found = await ScanAsync();

        found["Anna"].Places.ShouldBe(["moved.jpg"]);
        found["Anna"].IsShownByLink.ShouldBeTrue();
        (await LinkedAsync()).ShouldBe(["b.jpg", "moved.jpg"]);
    }

    [Fact]
    public async Task Two_files_swapped_keep_what_was_said_of_each()
    {
        Move("a.jpg", "c.jpg");
        Move("b.jpg", "a.jpg");
        Move("c.jpg", "b.jpg");

        var found = await ScanAsync();

        found["Anna"].ShouldSatisfyAllConditions(anna => anna.Places.ShouldBe(["b.jpg"]), anna => anna.IsShownByLink.ShouldBeTrue());
        found["Ben"].ShouldSatisfyAllConditions(ben => ben.Places.ShouldBe(["a.jpg"]), ben => ben.IsHidden.ShouldBeTrue(), ben => ben.IsShownByLink.ShouldBeFalse());
    }

    [Theory]
    [InlineData("lfw/Al_Sharpton/Al_Sharpton_0001.jpg")]
    [InlineData("lfw/Abdullah_Gul/Abdullah_Gul_0002.jpg")]
    [InlineData("nofaces/hardanimal_n01622779_great_grey_owl.jpg")]
    public async Task A_file_replaced_by_another_picture_is_a_new_photo_and_the_old_one_waits_for_its_return(string other)
    {
        var original = await File.ReadAllBytesAsync(At("a.jpg"), TestContext.Current.CancellationToken);
        File.Copy(SharedFiles.Photos(other), At("a.jpg"), overwrite: true);

        var replaced = await ScanAsync();
        replaced["Anna"].ShouldSatisfyAllConditions(anna => anna.IsMissing.ShouldBeTrue(), anna => anna.IsShownByLink.ShouldBeFalse());
        (await _library.AlbumOfAsync("Anna")).ShouldNotContain("a.jpg", "of a hand-made name");

        await File.WriteAllBytesAsync(At("back.jpg"), original, TestContext.Current.CancellationToken);
        (await ScanAsync())["Anna"].ShouldSatisfyAllConditions(anna => anna.Places.ShouldBe(["back.jpg"]), anna => anna.IsShownByLink.ShouldBeTrue());
    }

    [Fact]
    public async Task Copies_are_one_photo_and_outlive_their_original()
    {
        File.Copy(At("b.jpg"), At("copy.jpg"));
        (await ScanAsync())["Ben"].Places.ShouldBe(["b.jpg", "copy.jpg"]);
        File.Delete(At("b.jpg"));

        var ben = (await ScanAsync())["Ben"];

        ben.Places.ShouldBe(["copy.jpg"]);
        ben.ShouldSatisfyAllConditions(() => ben.IsHidden.ShouldBeTrue(), () => ben.IsInLink.ShouldBeTrue(), () => ben.IsMissing.ShouldBeFalse());
        (await _library.QueryAsync(context => context.AlbumPhotos.Select(photo => photo.Path).ToListAsync())).ShouldBe(["a.jpg"]);
    }

    [Theory]
    [InlineData("b.jpg", "brighter")]
    [InlineData("b.jpg", "smaller")]
    [InlineData("b.jpg", "cropped")]
    [InlineData("b.jpg", "turned")]
    [InlineData("renamed.jpg", "brighter")]
    [InlineData("renamed.jpg", "cropped")]
    public async Task An_edited_photo_keeps_what_was_said_also_when_it_is_renamed_at_once(string target, string edit)
    {
        var edited = Edit(At("b.jpg"), edit);
        File.Delete(At("b.jpg"));
        await File.WriteAllBytesAsync(At(target), edited, TestContext.Current.CancellationToken);

        var ben = (await ScanAsync())["Ben"];

        ben.Places.ShouldBe([target]);
        ben.ShouldSatisfyAllConditions(() => ben.IsHidden.ShouldBeTrue(), () => ben.IsInLink.ShouldBeTrue());
    }

    [Fact]
    public async Task An_edit_is_known_while_another_model_takes_over()
    {
        await _library.QueryAsync(context => context.FaceEmbeddings.Where(embedding => context.Faces.Any(face => face.Id == embedding.FaceId && face.Photo!.Path == "b.jpg"))
            .ExecuteUpdateAsync(update => update.SetProperty(embedding => embedding.Model, "Another")));
        await File.WriteAllBytesAsync(At("b.jpg"), Edit(At("b.jpg"), "brighter"), TestContext.Current.CancellationToken);

        var ben = (await ScanAsync())["Ben"];

        ben.Places.ShouldBe(["b.jpg"]);
        ben.IsHidden.ShouldBeTrue();
    }

    [Fact]
    public async Task An_edit_under_a_new_name_is_known_though_its_old_name_is_taken()
    {
        var edited = Edit(At("b.jpg"), "brighter");
        File.Move(At("a.jpg"), At("b.jpg"), overwrite: true);
        await File.WriteAllBytesAsync(At("edited.jpg"), edited, TestContext.Current.CancellationToken);

        var found = await ScanAsync();

        found["Anna"].Places.ShouldBe(["b.jpg"]);
        found["Ben"].Places.ShouldBe(["edited.jpg"]);
        found["Ben"].IsHidden.ShouldBeTrue();
    }

    [Fact]
    public async Task An_edit_is_known_though_the_scan_that_missed_the_original_was_stopped()
    {
        await File.WriteAllBytesAsync(At("edited.jpg"), Edit(At("b.jpg"), "brighter"), TestContext.Current.CancellationToken);
        File.Delete(At("b.jpg"));
        await _library.Services.GetRequiredService<LibrarySurvey>().RunAsync(_ => Task.CompletedTask, TestContext.Current.CancellationToken);
        Move("edited.jpg", "renamed.jpg");

        (await ScanAsync())["Ben"].Places.ShouldBe(["renamed.jpg"]);
    }

    [Fact]
    public async Task Of_pictures_that_are_hardly_to_be_told_apart_each_edit_keeps_its_own()
    {
        await File.WriteAllBytesAsync(At("c.jpg"), Shifted(0), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(At("d.jpg"), Shifted(12), TestContext.Current.CancellationToken);
        await ScanAsync();
        await _library.DecideAsync("c.jpg", "Carl", isHidden: true);
        await _library.DecideAsync("d.jpg", "Dora");
        await File.WriteAllBytesAsync(At("1.jpg"), Edit(At("d.jpg"), "brighter"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(At("2.jpg"), Edit(At("c.jpg"), "brighter"), TestContext.Current.CancellationToken);
        File.Delete(At("c.jpg"));
        File.Delete(At("d.jpg"));

        var found = await ScanAsync();

        found["Carl"].Places.ShouldBe(["2.jpg"]);
        found["Dora"].Places.ShouldBe(["1.jpg"]);
    }

    [Fact]
    public async Task A_whole_folder_converted_keeps_what_was_said_while_the_owner_is_asked()
    {
        const int Many = 24;
        using var away = new TemporaryFolder();
        foreach (var number in Enumerable.Range(0, Many))
        {
            await File.WriteAllBytesAsync(At($"many{number}.jpg"), Shifted(number), TestContext.Current.CancellationToken);
        }

        await ScanAsync();
        await _library.DecideAsync("many7.jpg", "Gina", isHidden: true);
        await _library.DecideAsync("many8.jpg", "Hans");
        foreach (var number in Enumerable.Range(0, Many))
        {
            using var picture = Image.NewFromFile(At($"many{number}.jpg"));
            picture.Pngsave(At($"many{number}.png"));
            File.Move(At($"many{number}.jpg"), away[$"{number}"]);
        }

        (await ScanAsync())["Gina"].ShouldSatisfyAllConditions(gina => gina.Places.ShouldContain("many7.png"), gina => gina.IsHidden.ShouldBeTrue());

        // Back, it is the picture of before, of which nobody says anything any more.
        File.Move(away["8"], At("many8.jpg"));
        var found = await ScanAsync();
        found["Gina"].Places.ShouldBe(["many7.png"]);
        found["Hans"].Places.ShouldBe(["many8.png"]);
    }

    [Fact]
    public async Task A_file_that_could_not_be_read_is_no_photo_when_the_one_that_it_was_is_back()
    {
        Move("a.jpg", "copy.jpg");
        File.Copy(SharedFiles.Photos("lfw/Al_Sharpton/Al_Sharpton_0001.jpg"), At("a.jpg"));
        File.Move(At("copy.jpg"), At("../away.jpg"));
        await _library.ScanAsync();
        var file = await _library.QueryAsync(context => context.PendingFiles.SingleAsync());
        await Writer.WriteAsync([new PhotoFindings.Failed(file.Id, null, new("Unreadable.Forbidden"), RetryOnScan: true)], TestContext.Current.CancellationToken);
        File.Move(At("../away.jpg"), At("copy.jpg"));

        (await ScanAsync())["Anna"].Places.ShouldBe(["copy.jpg"]);
        (await _library.QueryAsync(context => context.Photos.SingleAsync(photo => photo.Path == "a.jpg" && photo.MissingSince == null))).ContentHash.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_edit_is_known_though_its_file_could_not_be_read_meanwhile()
    {
        var edited = Edit(At("b.jpg"), "brighter");
        var file = await _library.QueryAsync(context => context.PhotoFiles.SingleAsync(file => file.Path == "b.jpg"));
        await Writer.WriteAsync([new PhotoFindings.Failed(file.Id, null, new("Unreadable.Io"), RetryOnScan: true)], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(At("b.jpg"), edited, TestContext.Current.CancellationToken);

        var ben = (await ScanAsync())["Ben"];

        ben.ShouldSatisfyAllConditions(() => ben.Places.ShouldBe(["b.jpg"]), () => ben.IsHidden.ShouldBeTrue());
    }

    [Fact]
    public async Task A_photo_half_written_over_itself_keeps_the_faces_that_are_not_written_yet()
    {
        _library.AddPhoto("groups/dlib_2007_007763.jpg", "group.jpg");
        await ScanAsync();
        await _library.QueryAsync(async context =>
        {
            var people = "One Two Three Four Five".Split(' ').Select(name => context.People.Add(new Person { Name = name, NameKey = name }).Entity).ToList();
            await context.SaveChangesAsync();
            var faces = await context.Faces.Where(face => face.Photo!.Path == "group.jpg").OrderBy(face => face.Ordinal).ToListAsync();
            foreach (var (face, person) in faces.Zip(people))
            {
                face.Name(person.Id);
            }

            return await context.SaveChangesAsync();
        });
        var whole = await File.ReadAllBytesAsync(At("group.jpg"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(At("group.jpg"), whole[..(whole.Length * 2 / 5)], TestContext.Current.CancellationToken);
        await ScanAsync();

        await File.WriteAllBytesAsync(At("group.jpg"), whole, TestContext.Current.CancellationToken);

        (await ScanAsync()).Keys.ShouldBe(["Anna", "Ben", "One", "Two", "Three", "Four", "Five"], ignoreOrder: true);
    }

    [Fact]
    public async Task Of_a_copy_that_is_edited_the_original_keeps_what_was_said()
    {
        await File.WriteAllBytesAsync(At("copy.jpg"), Edit(At("a.jpg"), "brighter"), TestContext.Current.CancellationToken);

        (await ScanAsync())["Anna"].Places.ShouldBe(["a.jpg"]);
    }

    [Fact]
    public async Task A_file_half_written_over_a_photo_costs_nothing_once_it_is_whole()
    {
        var edited = Edit(At("a.jpg"), "brighter");
        await File.WriteAllBytesAsync(At("a.jpg"), edited[..300], TestContext.Current.CancellationToken);
        (await ScanAsync())["Anna"].IsMissing.ShouldBeTrue();

        await File.WriteAllBytesAsync(At("a.jpg"), edited, TestContext.Current.CancellationToken);

        (await ScanAsync())["Anna"].ShouldSatisfyAllConditions(anna => anna.Places.ShouldBe(["a.jpg"]), anna => anna.IsShownByLink.ShouldBeTrue());
    }

    [Fact]
    public async Task A_photo_edited_in_its_place_is_known_before_copies_of_the_edit_are()
    {
        var original = await File.ReadAllBytesAsync(At("a.jpg"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(At("lost.jpg"), Edit(At("a.jpg"), "smaller"), TestContext.Current.CancellationToken);
        await ScanAsync();
        await File.WriteAllBytesAsync(At("a.jpg"), Edit(At("a.jpg"), "cropped"), TestContext.Current.CancellationToken);
        File.Delete(At("lost.jpg"));
        await ScanAsync();
        await File.WriteAllBytesAsync(At("a.jpg"), [.. original, 0], TestContext.Current.CancellationToken);
        string[] copies = [.. Enumerable.Range(1, 7).Select(number => $"copy{number}.jpg")];
        Array.ForEach(copies, copy => File.Copy(At("a.jpg"), At(copy)));

        (await ScanAsync())["Anna"].Places.ShouldBe(["a.jpg", .. copies]);
    }

    private PhotoWriter Writer => _library.Services.GetRequiredService<PhotoWriter>();

    private async Task<Dictionary<string, DecidedPhoto>> ScanAsync()
    {
        await _library.IndexAsync();
        return await _library.DecisionsAsync();
    }

    private Task<List<string>> LinkedAsync() => _library.QueryAsync(context =>
        context.Photos.Where(photo => context.SharePhotos.Any(linked => linked.PhotoId == photo.Id)).Select(photo => photo.Path).Order().ToListAsync());

    internal static byte[] Edit(string file, string edit)
    {
        using var picture = Image.NewFromFile(file);
        using var edited = edit switch
        {
            "brighter" => picture.Linear([1.15], [12], uchar: true),
            "smaller" => picture.Resize(0.7),
            "cropped" => picture.Crop(picture.Width / 8, picture.Height / 10, picture.Width * 3 / 4, picture.Height * 17 / 20),
            _ => picture.Rotate(6, background: [0, 0, 0]),
        };
        return edited.JpegsaveBuffer(q: 88);
    }

    /// <summary>A part of one picture, so many pixels further than others.</summary>
    private static byte[] Shifted(int pixels)
    {
        using var picture = Image.NewFromFile(SharedFiles.Photos("lfw/Al_Sharpton/Al_Sharpton_0001.jpg"));
        return picture.Crop(pixels, pixels / 2, picture.Width - 40, picture.Height - 40).JpegsaveBuffer(q: 92);
    }

    private string At(string path) => Path.Combine(_library.Photos, path);

    private void Move(string from, string to) => File.Move(At(from), At(to));
}
