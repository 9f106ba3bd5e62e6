using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Indexing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Indexing;

/// <summary>A drive that is away loses nothing, and a loss too large to be believed is asked about.</summary>
public sealed class AbsenceTests : IAsyncLifetime
{
    private const int Many = 25;
    private const int Few = 5;
    private const string Usb = "usb stick";

    private readonly TestLibrary _library = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Away => _library.Data + "-away";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task A_large_loss_is_asked_about_and_comes_to_rest_when_the_photos_are_back()
    {
        await IndexTwoFoldersAsync();
        Directory.Move(At("many"), Away);

        (await _library.IndexAsync()).Photos.ShouldBe(Many + Few);
        await _library.OpenAsync();
        (await _library.IndexAsync()).Photos.ShouldBe(Many + Few);
        (await QuestionsAsync()).ShouldBe([(_library.Photos, Many)]);

        Directory.Move(Away, At("many"));
        (await _library.IndexAsync()).Photos.ShouldBe(Many + Few);
        (await QuestionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_owner_deleted_is_gone_until_it_is_back()
    {
        await IndexTwoFoldersAsync();
        Directory.Move(At("many"), Away);
        await _library.IndexAsync();

        await ConfirmAsync();
        (await QuestionsAsync()).ShouldBeEmpty();
        (await _library.IndexAsync()).Photos.ShouldBe(Few);
        (await _library.IndexAsync()).Photos.ShouldBe(Few);

        Directory.Move(Away, At("many"));
        (await _library.IndexAsync()).Photos.ShouldBe(Many + Few);
    }

    [Fact]
    public async Task An_answer_is_about_what_was_asked_and_nothing_else()
    {
        await IndexTwoFoldersAsync();
        Directory.Move(At("many"), Away);
        await _library.IndexAsync();
        var asked = await Questions.ListAsync(Stop);
        File.Delete(At("few/100.png"));
        await _library.IndexAsync();

        await Questions.ConfirmAsync(asked[0], Stop);

        (await QuestionsAsync()).ShouldBe([(_library.Photos, Many + 1)]);
        Directory.Delete(Away, recursive: true);
    }

    [Fact]
    public async Task A_folder_that_moves_is_no_loss()
    {
        await IndexTwoFoldersAsync();
        Directory.Move(At("many"), At("moved"));

        var summary = await _library.IndexAsync();

        (summary.Photos, summary.Decoded).ShouldBe((Many + Few, 0));
        (await QuestionsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(19, 30, 0)]
    [InlineData(20, 30, 20)]
    [InlineData(30, 300, 0)]
    [InlineData(31, 300, 31)]
    public async Task A_tenth_and_fewer_than_twenty_are_believed(int deleted, int all, int asked)
    {
        foreach (var number in Enumerable.Range(0, all))
        {
            await File.WriteAllTextAsync(At($"{number:000}.jpg"), $"{number}", Stop);
        }

        await _library.OpenAsync();
        await _library.ScanAsync();
        foreach (var number in Enumerable.Range(0, deleted))
        {
            File.Delete(At($"{number:000}.jpg"));
        }

        await _library.ScanAsync();

        (await PresentAsync()).ShouldBe(all - deleted + asked);
        (await QuestionsAsync()).Sum(question => question.Count).ShouldBe(asked);
    }

    [Fact]
    public async Task Whoever_is_not_to_be_asked_says_so_beforehand()
    {
        await IndexTwoFoldersAsync();
        await _library.CloseAsync();
        await using var copy = _library.Copy(("Indexing:AsksAboutLosses", "false"));
        Directory.Delete(At("many"), recursive: true);

        (await copy.IndexAsync()).Photos.ShouldBe(Few);
    }

    [Fact]
    public async Task A_share_that_vanishes_while_photos_wait_loses_none_of_them()
    {
        AddPictures("few", Few);
        await _library.OpenAsync();
        await _library.ScanAsync();
        Directory.Move(_library.Photos, Away);

        await _library.ReadPendingAsync();
        (await PresentAsync()).ShouldBe(Few);
        (await _library.IndexAsync().WaitAsync(TimeSpan.FromMinutes(1), Stop)).OfflineRoots.ShouldBe([_library.Photos]);
        (await PresentAsync()).ShouldBe(Few);

        Directory.Move(Away, _library.Photos);
        (await _library.IndexAsync()).Indexed.ShouldBe(Few);
    }

    [Fact]
    public async Task A_photo_that_is_deleted_while_it_waits_is_gone_at_the_end_of_the_run()
    {
        AddPictures("few", Few);
        await _library.OpenAsync();
        await _library.ScanAsync();
        await _library.CloseAsync();
        File.Delete(At("few/00.png"));

        var summary = await _library.IndexAsync();

        (summary.Photos, summary.Indexed).ShouldBe((Few - 1, Few - 1));
    }

    [Fact]
    public async Task A_stray_file_in_the_place_of_a_drive_does_not_empty_the_album()
    {
        AddPictures("few", Few);
        using var drive = SmallDrive.Mount(16 << 20, Directory.CreateDirectory(At(Usb)).FullName);
        AddPictures(Usb, 3, seed: 200);
        (await _library.IndexAsync()).Photos.ShouldBe(Few + 3);

        drive.Unmount();
        AddPictures(Usb, 1, seed: 500);

        (await _library.IndexAsync()).Photos.ShouldBe(Few + 4);
        (await QuestionsAsync()).ShouldBe([(At(Usb), 3)]);

        drive.Mount();
        (await _library.IndexAsync()).Photos.ShouldBe(Few + 4);
        (await QuestionsAsync()).ShouldBe([(At(Usb), 4)]);

        AddPictures(Usb, 3, seed: 200);
        (await _library.IndexAsync()).Photos.ShouldBe(Few + 3);
        (await QuestionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stray_file_by_a_known_name_is_no_sign_of_the_drive()
    {
        AddPictures("few", Few);
        using var drive = SmallDrive.Mount(16 << 20, Directory.CreateDirectory(At(Usb)).FullName);
        AddPictures(Usb, 3, seed: 200);
        await _library.IndexAsync();

        drive.Unmount();
        File.Copy(SharedFiles.Photos("party/Photos/IMG_0002.jpg"), At($"{Usb}/200.png"));

        (await _library.IndexAsync()).Photos.ShouldBe(Few + 3);
        (await QuestionsAsync()).ShouldBe([(At(Usb), 2)]);
    }

    [Fact]
    public async Task A_stray_file_in_the_place_of_the_whole_share_does_not_empty_it()
    {
        using var drive = SmallDrive.Mount(16 << 20, _library.Photos);
        AddPictures("", 3);
        await _library.IndexAsync();

        drive.Unmount();
        AddPictures("", 1, seed: 500);

        (await _library.IndexAsync()).Photos.ShouldBe(4);
        (await QuestionsAsync()).ShouldBe([(_library.Photos, 3)]);
        await ConfirmAsync();
        (await _library.IndexAsync()).Photos.ShouldBe(1);
        (await QuestionsAsync()).ShouldBeEmpty();
    }

    private async Task IndexTwoFoldersAsync()
    {
        AddPictures("many", Many);
        AddPictures("few", Few, seed: 100);
        (await _library.IndexAsync()).Photos.ShouldBe(Many + Few);
    }

    private void AddPictures(string folder, int count, int seed = 0) => NoisePictures.Write(At(folder), count, seed);

    private string At(string path) => Path.Combine(_library.Photos, path).TrimEnd('/');

    private Task<int> PresentAsync() => _library.QueryAsync(context => context.PresentFiles.CountAsync(Stop));

    private AbsenceQuestions Questions => ActivatorUtilities.CreateInstance<AbsenceQuestions>(_library.Services);

    private async Task<(string Place, int Count)[]> QuestionsAsync() => [.. (await Questions.ListAsync(Stop)).Select(question => (question.Place, question.Count))];

    private async Task ConfirmAsync() => await Questions.ConfirmAsync((await Questions.ListAsync(Stop))[0], Stop);
}
