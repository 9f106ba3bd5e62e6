using FaceGallery.Domain.Faces;
using FaceGallery.Domain.People;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.History;
using FaceGallery.Web.Naming;
using FaceGallery.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.People;

/// <summary>What the owner decides in the app holds, whatever the portraits' files say when they are read again.</summary>
public sealed class PortraitEditingTests : IAsyncLifetime
{
    private const string Obama = "Barack Obama";

    private TestLibrary _library = null!;
    private PeopleEditing _people = null!;
    private string _portrait = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _library = new TestLibrary();
        _portrait = _library.AddPortrait("party/People/Barack Obama.jpg");
        _library.AddPhoto("party/Photos/IMG_0002.jpg");
        _library.AddPhoto("party/Photos/IMG_0003.jpg");
        await _library.IndexAsync();
        _people = new PeopleEditing(_library.Services.GetRequiredService<LibraryChanges>(), TimeProvider.System);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task Who_was_forgotten_is_not_brought_back_by_their_portrait_but_by_undo()
    {
        var before = await _library.FingerprintAsync();
        var forgotten = await _people.ForgetAsync((await PersonAsync()).Id, Stop);
        await ReadPortraitAgainAsync();

        (await _library.QueryAsync(context => context.People.CountAsync(Stop))).ShouldBe(0);
        (await _library.PhotoAsync("IMG_0002.jpg")).NamedFaceCount.ShouldBe(0);
        await _library.Services.GetRequiredService<ChangeHistory>().UndoAsync(forgotten.ChangeId!.Value, withLater: false, Stop);

        (await _library.FingerprintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_portrait_that_was_withdrawn_stays_so()
    {
        var face = (await _library.PhotoAsync(Path.GetFileName(_portrait))).Faces.Single();
        await _people.WithdrawAsync(face.Id, Stop);
        await ReadPortraitAgainAsync();

        (await _library.QueryAsync(context => context.Enrolments.CountAsync(Stop))).ShouldBe(0);
        (await _library.AlbumOfAsync(Obama)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_was_renamed_stays_renamed()
    {
        await _people.RenameAsync((await PersonAsync()).Id, "Barry", Contradictions.None, Stop);
        await ReadPortraitAgainAsync();

        (await _library.AlbumOfAsync("Barry")).ShouldBe(["IMG_0002.jpg", "IMG_0003.jpg"]);
        (await PersonAsync()).Name.ShouldBe("Barry");
    }

    [Fact]
    public async Task Whose_name_was_corrected_at_the_faces_is_not_brought_back_by_the_portrait()
    {
        var faces = await _library.QueryAsync(context => context.Faces.Select(face => face.Id).ToListAsync(Stop));
        await new FaceTagging(_library.Services.GetRequiredService<LibraryChanges>()).NameAsync(faces, "Barry", Contradictions.None, Stop);
        await ReadPortraitAgainAsync();
        (await _library.QueryAsync(context => context.PortraitMemories.ToListAsync(Stop))).ShouldHaveSingleItem().PersonId.ShouldBe((await PersonAsync()).Id);

        // Libraries of before know only the face.
        await _library.QueryAsync(context => context.PortraitMemories.ExecuteDeleteAsync(Stop));
        await ReadPortraitAgainAsync();

        (await _library.QueryAsync(context => context.People.Select(person => person.Name).ToListAsync(Stop))).ShouldBe(["Barry"]);
        (await _library.AlbumOfAsync("Barry")).ShouldBe(["IMG_0002.jpg", "IMG_0003.jpg"]);
    }

    [Fact]
    public async Task Nobody_is_found_in_a_photo_taken_before_they_were_born()
    {
        await _library.QueryAsync(context => context.Photos.Where(photo => photo.Path == "IMG_0003.jpg")
            .ExecuteUpdateAsync(update => update.SetProperty(photo => photo.TakenAt, new DateTime(1961, 8, 3, 23, 59, 0)), Stop));
        var person = (await PersonAsync()).Id;

        await _people.EditAsync(person, new PersonEdit(Birthday: new BirthdayEdit(new DateOnly(1961, 8, 4))), Stop);
        (await _library.AlbumOfAsync(Obama)).ShouldBe(["IMG_0002.jpg"]);
        await _people.EditAsync(person, new PersonEdit(Birthday: new BirthdayEdit(null)), Stop);

        (await _library.AlbumOfAsync(Obama)).ShouldBe(["IMG_0002.jpg", "IMG_0003.jpg"]);
    }

    [Fact]
    public async Task A_persons_faces_are_those_of_albums_and_of_portraits()
    {
        var faces = await ActivatorUtilities.CreateInstance<PersonFaces>(_library.Services).ListAsync((await PersonAsync()).Id, Stop);

        faces.Count.ShouldBe(3);
        faces.Single(face => face.IsPortrait).ShouldSatisfyAllConditions(
            portrait => portrait.IsEnrolled.ShouldBeTrue(), portrait => portrait.Poverty.ShouldBeNull(), portrait => portrait.AssignedBy.ShouldBeNull());
        faces.Where(face => !face.IsPortrait).ShouldAllBe(face => !face.IsEnrolled && face.AssignedBy == AssignedBy.Machine && face.Likeness > 0.3f);
    }

    /// <summary>As when its file was touched.</summary>
    private async Task ReadPortraitAgainAsync()
    {
        File.SetLastWriteTimeUtc(_portrait, new DateTime(2026, 8, 1, 0, 0, 0, DateTimeKind.Utc));
        await _library.IndexAsync();
    }

    private Task<Person> PersonAsync() => _library.QueryAsync(context => context.People.SingleAsync(Stop));
}
