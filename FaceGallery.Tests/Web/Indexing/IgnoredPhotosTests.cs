using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FaceGallery.Tests.Web.Indexing;

/// <summary>Files that people want left out, and files that are not whole yet.</summary>
public sealed class IgnoredPhotosTests : IAsyncLifetime
{
    private const int Many = 30;

    private readonly TestLibrary _library = new();

    public ValueTask InitializeAsync()
    {
        foreach (var number in Enumerable.Range(0, Many))
        {
            File.WriteAllText(_library.AddPhoto("party/Photos/IMG_0002.jpg", $"scans/{number}.jpg"), $"{number}");
        }

        _library.AddPhoto("party/Photos/IMG_0002.jpg", "a.jpg");
        _library.AddPhoto("party/Photos/IMG_0003.jpg", "trip/b.jpg");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task What_a_rule_leaves_out_goes_without_a_question_and_is_back_when_the_rule_goes()
    {
        await _library.OpenAsync();
        await _library.ScanAsync();
        (await PresentAsync()).Count.ShouldBe(Many + 2);

        await File.WriteAllTextAsync(Path.Combine(_library.Photos, IgnoreRules.FileName), "/scans/\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_library.Photos, "trip", IgnoreRules.FileName), "*\n", TestContext.Current.CancellationToken);
        await _library.ScanAsync();
        (await PresentAsync()).ShouldBe(["a.jpg"]);
        (await _library.QueryAsync(context => context.Absences.CountAsync(TestContext.Current.CancellationToken))).ShouldBe(0);

        File.Delete(Path.Combine(_library.Photos, IgnoreRules.FileName));
        await _library.ScanAsync();
        (await PresentAsync()).Count.ShouldBe(Many + 1);
    }

    [Fact]
    public async Task A_rule_that_leaves_out_all_is_no_drive_that_is_away()
    {
        await _library.OpenAsync();
        await _library.ScanAsync();

        await File.WriteAllTextAsync(Path.Combine(_library.Photos, IgnoreRules.FileName), "*\n", TestContext.Current.CancellationToken);

        (await _library.ScanAsync()).OfflineRoots.ShouldBeEmpty();
        (await PresentAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_picture_that_is_being_written_waits_until_it_rests()
    {
        Directory.Delete(Path.Combine(_library.Photos, "scans"), recursive: true);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(_library.Photos, "trip/b.jpg"), TestContext.Current.CancellationToken);
        var growing = Path.Combine(_library.Photos, "growing.jpg");
        await File.WriteAllBytesAsync(growing, bytes[..(bytes.Length / 3)], TestContext.Current.CancellationToken);
        await _library.OpenAsync();
        var copy = CopyAsync(growing, bytes);

        var summary = await _library.IndexAsync();

        await copy;
        (summary.Failed, summary.Photos).ShouldBe((0, 3));
        (await _library.QueryAsync(context => context.PhotoFiles.Where(file => file.Path == "growing.jpg").Select(file => file.PendingSince).SingleAsync(TestContext.Current.CancellationToken))).ShouldBeNull();
        (await _library.QueryAsync(context => context.Photos.CountAsync(photo => photo.IsDamaged || photo.State == PhotoState.Failed, TestContext.Current.CancellationToken))).ShouldBe(0);
    }

    /// <summary>The rest follows once the first part was looked at: the photo behind it in the queue is indexed. Until then it is written to again and again.</summary>
    private async Task CopyAsync(string growing, byte[] bytes)
    {
        await Waiting.UntilAsync(async () =>
        {
            File.SetLastWriteTimeUtc(growing, TimeProvider.System.GetUtcNow().UtcDateTime);
            return await _library.QueryAsync(context => context.Photos.CountAsync(photo => photo.State == PhotoState.Indexed, TestContext.Current.CancellationToken)) == 2;
        });
        await using var file = new FileStream(growing, FileMode.Append);
        await file.WriteAsync(bytes.AsMemory(bytes.Length / 3), TestContext.Current.CancellationToken);
    }

    private Task<List<string>> PresentAsync() => _library.QueryAsync(context => context.PresentFiles.OrderBy(file => file.Path).Select(file => file.Path).ToListAsync(TestContext.Current.CancellationToken));
}
