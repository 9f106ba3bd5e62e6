using FaceGallery.Domain.Messages;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Settings;
using Shouldly;

namespace FaceGallery.Tests.Web.Settings;

public sealed class StoredSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Backup:Folder")]
    [InlineData("Export:Folder")]
    public async Task What_is_written_to_is_never_in_the_library_whichever_of_the_two_is_set_last(string written)
    {
        Directory.CreateDirectory(_folder["disk/pictures"]);
        await using var app = await RunningApp.StartAsync(new TestLibrary());

        (await SetAsync(app, written, _folder["disk/written"])).ShouldBeNull();
        (await SetAsync(app, "Library:Uploads", _folder["disk"])).ShouldNotBeNull().Arguments.ShouldBe([_folder["disk/written"]]);
        (await SetAsync(app, "Library:Uploads", _folder["disk/pictures"])).ShouldBeNull();
        foreach (var wrong in new[] { _folder["disk/pictures/written"], "a\0b" })
        {
            (await SetAsync(app, written, wrong)).ShouldNotBeNull().Key.ShouldBe($"Setting.{written}.Wrong");
        }
    }

    private static Task<Message?> SetAsync(RunningApp app, string key, string value) => app.UseAsync((StoredSettings settings) =>
        settings.SetAsync(SettingsCatalogue.All.Single(setting => setting.Key == key), [value], TestContext.Current.CancellationToken));
}
