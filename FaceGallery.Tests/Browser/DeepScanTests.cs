using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>Photos that do not make it easy: people who are small in them, and one that lies on its side.</summary>
public sealed partial class DeepScanTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Small = "small.jpg";
    private const string Lying = "lying.jpg";
    private const string Standing = "standing.jpg";

    private RunningApp _app = null!;
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        var library = new TestLibrary();
        Collage.InCorner(Path.Combine(library.Photos, Small), SharedFiles.Photos("groups/g20_leaders-turkey.jpg"), longSide: 220);
        TurnedPhoto.Save(SharedFiles.Photos("party/Photos/IMG_0002.jpg"), 90, Path.Combine(library.Photos, Lying));
        library.AddPhoto("party/Photos/IMG_0002.jpg", Standing);
        library.AddPortrait("party/People/Barack Obama.jpg");
        foreach (var photo in SharedFiles.PhotosBelow("nofaces").Where(photo => photo.Contains("hardanimal", StringComparison.Ordinal)).Take(5))
        {
            library.AddPhoto(photo);
        }

        _app = await RunningApp.StartAsync(library);
        await _app.WaitUntilIndexedAsync();
        _page = await browser.OpenAsync(1440);
    }

    public async ValueTask DisposeAsync()
    {
        await _page.Context.CloseAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_closer_look_at_a_photo_tells_how_many_more_faces_there_are_and_undo_removes_them()
    {
        await VisitPhotoAsync(Small);
        var before = await _page.Locator(".box").CountAsync();

        await Button("Find more faces").ClickAsync();
        var more = await FoundAsync();
        await Assertions.Expect(_page.Locator(".box")).ToHaveCountAsync(before + more);
        await Button("Undo").ClickAsync();
        await Assertions.Expect(_page.Locator(".box")).ToHaveCountAsync(before);
        (await FacesAsync(Small)).ShouldBe(before);
    }

    [Fact]
    public async Task A_closer_look_at_a_whole_list_is_stopped_and_keeps_what_was_found()
    {
        (await FacesAsync(Small)).ShouldBe(0);
        await _page.VisitAsync(_app.Address + "/unknown?list=noface");

        await _page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Find more faces in these \\d+ photos$") }).ClickAsync();
        await _page.Locator("[role=progressbar][aria-label='Finding more faces']:not([aria-valuenow='0'])").WaitForAsync();
        await Button("Stop").ClickAsync();

        var more = await FoundAsync();
        (await FacesAsync(Small)).ShouldBe(more);
        await _page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Find more faces in these") }).WaitForAsync();
        await _page.Locator(".cell", new() { Has = _page.Locator("img[alt*=hardanimal]") }).First.HoverAsync();
        await _page.Locator(".cell:hover .check").ClickAsync();
        await Button("More actions").ClickAsync();
        await _page.GetByRole(AriaRole.Menuitem, new() { Name = "Find more faces" }).ClickAsync();
        await _page.GetByText("No more faces found").WaitForAsync();
    }

    [Fact]
    public async Task A_photo_that_lies_on_its_side_is_shown_upright_with_its_face_named()
    {
        await VisitPhotoAsync(Standing);
        var upright = await AspectAsync();

        await VisitPhotoAsync(Lying);
        (await AspectAsync()).ShouldBe(upright, tolerance: 0.01);
        await _page.Locator(".box.named").GetByText("Barack Obama").WaitForAsync();
    }

    private async Task VisitPhotoAsync(string path)
    {
        var photo = (await _app.ListAsync("photos?take=500")).Single(photo => photo.Text("path") == path);
        await _page.VisitAsync($"{_app.Address}/photos/{photo.Text("id")}");
    }

    private async Task<int> FacesAsync(string path) => (await _app.FacesByPhotoAsync())[path].Count();

    /// <summary>The number in the notice.</summary>
    private async Task<int> FoundAsync() =>
        int.Parse(Number().Match(await _page.GetByText(MoreFaces()).InnerTextAsync()).Value, System.Globalization.CultureInfo.InvariantCulture);

    private Task<double> AspectAsync() =>
        _page.Locator(".frame > img").EvaluateAsync<double>("async picture => { await picture.decode(); return picture.naturalWidth / picture.naturalHeight; }");

    private ILocator Button(string name) => _page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    [GeneratedRegex("^\\d+ more faces?")]
    private static partial Regex MoreFaces();

    [GeneratedRegex("^\\d+")]
    private static partial Regex Number();
}
