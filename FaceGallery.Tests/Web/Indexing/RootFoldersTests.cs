using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Export;
using FaceGallery.Web.Folders;
using FaceGallery.Web.Library;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Indexing;

/// <summary>Several root folders, which come and go, lie in each other, and bear names.</summary>
public sealed class RootFoldersTests : IAsyncLifetime
{
    private const string One = "lfw/Adrien_Brody/Adrien_Brody_0001.jpg";
    private const string Other = "lfw/Al_Sharpton/Al_Sharpton_0001.jpg";

    private readonly TestLibrary _library = new();
    private readonly TemporaryFolder _folder = new();
    private List<int> _ids = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A second root folder, elsewhere.</summary>
    private string Second => _folder["photos"];

    private string Trip => Path.Combine(_library.Photos, "trip");

    public async ValueTask InitializeAsync()
    {
        _library.AddPhoto(One, "1.jpg");
        _library.AddPhoto(Other, "trip/1.jpg");
        await _library.IndexAsync();
        _ids = await IdsAsync(_library);
        await _library.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_file_in_two_root_folders_that_lie_in_each_other_is_the_inner_ones_and_what_was_said_stays_when_it_comes_or_goes()
    {
        await using var nested = _library.Copy(("Library:Photos:1", Trip));
        await nested.IndexAsync();
        (await FilesAsync(nested)).ShouldBe([$"{_library.Photos}: 1.jpg", $"{Trip}: 1.jpg"]);
        (await IdsAsync(nested)).ShouldBe(_ids);

        await nested.CloseAsync();
        await using var again = nested.Copy();
        await again.IndexAsync();
        (await FilesAsync(again)).ShouldBe([$"{_library.Photos}: 1.jpg", $"{_library.Photos}: trip/1.jpg"]);
        (await IdsAsync(again)).ShouldBe(_ids);
    }

    [Fact]
    public async Task One_that_is_away_at_the_start_keeps_its_photos_and_takes_none_of_the_others()
    {
        await AddSecondAsync();
        await using var two = _library.Copy(("Library:Photos:1", Second));
        await two.IndexAsync();
        await two.CloseAsync();
        Directory.Move(Second, Second + "-away");
        File.Delete(Path.Combine(Trip, "1.jpg"));

        await two.OpenAsync();
        (await two.IndexAsync()).OfflineRoots.ShouldBe([Second]);
        (await FilesAsync(two)).ShouldBe([$"{_library.Photos}: 1.jpg", $"{Second}: 1.jpg"], ignoreOrder: true);

        Directory.Move(Second + "-away", Second);
        (await two.IndexAsync()).OfflineRoots.ShouldBeEmpty();
        (await FilesAsync(two)).ShouldBe([$"{_library.Photos}: 1.jpg", $"{Second}: 1.jpg"], ignoreOrder: true);
    }

    [Fact]
    public async Task Pages_and_exports_call_them_by_their_names_else_by_the_last_part_of_their_paths_and_forget_them_when_they_leave_the_settings()
    {
        await AddSecondAsync();
        await using var unnamed = _library.Copy(("Library:Photos:1", Second));
        await unnamed.IndexAsync();
        (await RootsAsync(unnamed)).ShouldBe([_library.Photos, Second], ignoreOrder: true);
        await unnamed.CloseAsync();

        await using var named = unnamed.Copy(("Library:Photos:1", Second), ("Library:Names:0", $"Holidays = {Second}/"));
        await named.IndexAsync();
        (await RootsAsync(named)).ShouldBe(["Holidays", "photos"]);
        (await ExportedAsync(named)).ShouldBe(["Holidays/1.jpg", "photos/1.jpg", "photos/trip/1.jpg"]);
        await named.CloseAsync();

        await using var one = named.Copy();
        await one.IndexAsync();
        (await RootsAsync(one)).ShouldBe(["photos"]);
    }

    [Theory]
    [InlineData(true, "Holidays = /a", "At home=/b=c")]
    [InlineData(false, "/a")]
    [InlineData(false, "Holidays =")]
    [InlineData(false, " = /a")]
    [InlineData(false, ".. = /a")]
    [InlineData(false, "a/b = /a")]
    [InlineData(false, "Holidays = /a", "holidays = /b")]
    [InlineData(false, "Holidays = /a", "Journeys = /a/")]
    [InlineData(false, "Holidays = /a\0")]
    public void A_name_is_of_one_folder_and_can_be_a_folder(bool isProper, params string[] names) => new LibraryOptions { Names = names }.HasProperNames.ShouldBe(isProper);

    private async Task AddSecondAsync()
    {
        Directory.CreateDirectory(Second);
        await using var bytes = File.OpenRead(SharedFiles.Photos("lfw/Alejandro_Toledo/Alejandro_Toledo_0001.jpg"));
        await using var photo = File.Create(Path.Combine(Second, "1.jpg"));
        await bytes.CopyToAsync(photo, Stop);
    }

    private static Task<List<int>> IdsAsync(TestLibrary library) => library.QueryAsync(context => context.AlbumPhotos.Select(photo => photo.Id).Order().ToListAsync(Stop));

    private static Task<List<string>> FilesAsync(TestLibrary library) => library.QueryAsync(context => context.PresentFiles.Where(file => file.Kind == RootKind.Photos)
        .Join(context.Roots, file => file.RootId, root => root.Id, (file, root) => new { Root = root.Path, file.Path }).OrderBy(file => file.Root).ThenBy(file => file.Path)
        .Select(file => $"{file.Root}: {file.Path}").ToListAsync(Stop));

    private static async Task<IReadOnlyList<string>> RootsAsync(TestLibrary library) =>
        [.. (await ActivatorUtilities.CreateInstance<FolderService>(library.Services).RootsAsync(areCounted: false, Stop)).Select(root => root.Name)];

    private static async Task<IReadOnlyList<string>> ExportedAsync(TestLibrary library) =>
        [.. (await ActivatorUtilities.CreateInstance<ExportedPhotos>(library.Services).ReadAsync(new ExportRequest("All", AlbumKey.Everything, null, ExportMode.Copy), Stop)).Select(file => file.Path).Order(StringComparer.Ordinal)];
}
