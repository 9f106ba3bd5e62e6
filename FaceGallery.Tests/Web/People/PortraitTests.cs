using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.History;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.People;

public sealed class PortraitTests : IAsyncLifetime
{
    private const string ObamaPhoto = "party/Photos/IMG_0002.jpg";
    private const string ObamaPortrait = "party/People/Barack Obama.jpg";
    private const string BidenPortrait = "party/People/Joe Biden.jpg";

    private TestLibrary _library = null!;

    public ValueTask InitializeAsync()
    {
        _library = new TestLibrary();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task A_portrait_added_later_names_what_is_indexed_without_decoding_it_again()
    {
        _library.AddPhoto(ObamaPhoto);
        await _library.IndexAsync();
        _library.AddPortrait(ObamaPortrait);

        var summary = await _library.IndexAsync();

        summary.Decoded.ShouldBe(1);
        (await _library.AlbumOfAsync("Barack Obama")).ShouldBe(["IMG_0002.jpg"]);
    }

    [Fact]
    public async Task A_picture_that_is_a_photo_and_a_portrait_is_one_of_each()
    {
        _library.AddPhoto(ObamaPortrait, "party.jpg");
        await _library.IndexAsync();
        _library.AddPortrait(ObamaPortrait);
        await _library.IndexAsync();

        (await _library.AlbumOfAsync("Barack Obama")).ShouldBe(["party.jpg"]);
        (await _library.QueryAsync(context => context.Photos.Select(photo => photo.Path).Order().ToListAsync())).ShouldBe(["Barack Obama.jpg", "party.jpg"]);
    }

    [Fact]
    public async Task A_portrait_that_is_removed_withdraws_its_name()
    {
        _library.AddPhoto(ObamaPhoto);
        var portrait = _library.AddPortrait(ObamaPortrait);
        _library.AddPortrait(BidenPortrait);
        await _library.IndexAsync();
        File.Delete(portrait);

        var summary = await _library.IndexAsync();

        summary.People.ShouldBe(0);
        (await _library.PhotoAsync("IMG_0002.jpg")).NamedFaceCount.ShouldBe(0);
        (await _library.QueryAsync(context => context.People.Select(person => person.Name).ToListAsync())).ShouldBe(["Joe Biden"]);
    }

    [Fact]
    public async Task A_portrait_that_is_renamed_renames_the_album()
    {
        _library.AddPhoto(ObamaPhoto);
        var portrait = _library.AddPortrait(ObamaPortrait);
        await _library.IndexAsync();
        File.Move(portrait, Path.Combine(_library.People, "Barry.jpg"));

        await _library.IndexAsync();

        (await _library.AlbumOfAsync("Barry")).ShouldBe(["IMG_0002.jpg"]);
        (await _library.QueryAsync(context => context.People.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_and_a_folder_of_one_name_are_one_person()
    {
        _library.AddPortrait(ObamaPortrait, "Barack.jpg");
        _library.AddPortrait(ObamaPhoto, "barack/at work.jpg");
        await _library.IndexAsync();

        var person = await _library.QueryAsync(context => context.People.Include(person => person.Enrolments).SingleAsync());

        person.Enrolments.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Of_several_faces_in_a_portrait_the_largest_counts()
    {
        _library.AddPortrait("groups/fr_obama_and_biden.jpg", "Somebody.jpg");
        await _library.IndexAsync();

        var portrait = await _library.PhotoAsync("Somebody.jpg");
        var enrolled = await _library.QueryAsync(context => context.Enrolments.Select(enrolment => enrolment.FaceId).SingleAsync());

        enrolled.ShouldBe(portrait.Faces.MaxBy(face => face.Box.Area)!.Id);
    }

    [Theory]
    [InlineData("Group.jpg", "Group")]
    [InlineData("unknown/a.jpg", "Unknown")]
    [InlineData(" .jpg", "name")]
    public async Task A_portrait_whose_name_cannot_be_one_is_skipped_with_the_reason(string file, string word)
    {
        _library.AddPortrait(ObamaPortrait, file);

        var summary = await _library.IndexAsync();

        EnglishText.Of(summary.Problems.Single()).ShouldContain(word);
        (await _library.QueryAsync(context => context.People.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_portrait_without_a_face_is_skipped_with_the_reason()
    {
        _library.AddPortrait("odd/bitdepth_tiff/sharp_8bit_depth.tiff", "Nobody.tiff");

        var summary = await _library.IndexAsync();

        EnglishText.Of(summary.Problems.Single()).ShouldContain("No face was found");
        (await _library.PhotoAsync("Nobody.tiff")).State.ShouldBe(PhotoState.Failed);
    }

    [Fact]
    public async Task A_portrait_that_is_too_small_is_set_aside_with_the_reason_and_leaves_with_its_file()
    {
        _library.AddPhoto(ObamaPhoto);
        _library.AddPortrait(BidenPortrait);
        var portrait = Collage.InCorner(Path.Combine(_library.People, "Barry.jpg"), SharedFiles.Photos(ObamaPortrait), longSide: 70);

        var summary = await _library.IndexAsync();

        EnglishText.Of(summary.Problems.Single()).ShouldBe("The portrait Barry.jpg was set aside: Too small to recognise others by");
        (await _library.AlbumOfAsync("Barry")).ShouldBeEmpty();
        var person = await _library.QueryAsync(context => context.People.Include(person => person.Enrolments).SingleAsync(person => person.Name == "Barry"));
        person.Enrolments.ShouldBeEmpty();
        (await _library.PhotoAsync("Barry.jpg")).Faces.Single().PersonId.ShouldBe(person.Id);

        File.Delete(portrait);
        await _library.IndexAsync();
        (await _library.QueryAsync(context => context.People.Select(person => person.Name).SingleAsync())).ShouldBe("Joe Biden");
    }

    [Fact]
    public async Task A_portrait_that_was_set_aside_and_is_used_all_the_same_stays_so_when_its_file_is_read_again()
    {
        var portrait = Collage.InCorner(Path.Combine(_library.People, "Barry.jpg"), SharedFiles.Photos(ObamaPortrait), longSide: 70);
        await _library.IndexAsync();
        var people = new PeopleEditing(_library.Services.GetRequiredService<LibraryChanges>(), TimeProvider.System);

        await people.EnrolAsync((await _library.PhotoAsync("Barry.jpg")).Faces.Single().Id, Contradictions.PoorExample, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(portrait, new DateTime(2026, 8, 1, 0, 0, 0, DateTimeKind.Utc));
        var summary = await _library.IndexAsync();

        summary.Problems.ShouldBeEmpty();
        (await _library.QueryAsync(context => context.Enrolments.CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData("...jpg", "..")]
    [InlineData("CON.jpg", "CON")]
    [InlineData("Dr. No.jpg", "Dr. No")]
    [InlineData("🎉.jpg", "🎉")]
    public async Task A_strange_name_is_a_name(string file, string name)
    {
        _library.AddPortrait(ObamaPortrait, file);
        await _library.IndexAsync();

        (await _library.QueryAsync(context => context.People.Select(person => person.Name).SingleAsync())).ShouldBe(name);
    }
}
