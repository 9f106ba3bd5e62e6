using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>A photo of many, some of whom have long names.</summary>
public sealed class CrowdPhotoTests(BrowserFixture browser) : IAsyncLifetime
{
    private const int Named = 6;

    private RunningApp _app = null!;
    private string _photo = "";

    public async ValueTask InitializeAsync()
    {
        var library = new TestLibrary();
        library.AddPhoto("groups/g20_leaders-turkey.jpg", "summit.jpg");
        library.AddPhoto("party/Photos/IMG_0003.jpg", "another.jpg");
        _app = await RunningApp.StartAsync(library);
        await _app.WaitUntilIndexedAsync();
        var photo = (await _app.ListAsync("photos")).Single(photo => photo.Text("path") == "summit.jpg");
        _photo = photo.Text("id");
        var faces = photo.GetProperty("faces").EnumerateArray().OrderByDescending(face => face.GetProperty("box")[2].GetSingle()).Take(Named);
        foreach (var (index, face) in faces.Index())
        {
            await _app.ChangeAsync("faces/name", new { faceIds = new[] { face.Text("id") }, name = $"Wilhelmine von und zu {(char)('A' + index)}" });
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task Names_lie_over_no_other_name_and_take_no_tap_from_a_face(int width)
    {
        var page = await OpenAsync(width);

        (await page.EvaluateAsync<string[]>("""
            () => {
                const middleOf = box => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
                const lieOver = (one, other) => one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1;
                const faces = [...document.querySelectorAll(".box")];
                const names = faces.map(face => face.querySelector("span")).filter(name => name?.checkVisibility({ visibilityProperty: true })).map(name => [name.textContent.trim(), name.getBoundingClientRect()]);
                const taken = faces.filter(face => document.elementFromPoint(...middleOf(face.getBoundingClientRect()))?.closest(".box") !== face).map(face => `${face.ariaLabel} takes no tap`);
                const over = names.flatMap(([one, place], index) => names.slice(index + 1).filter(([, other]) => lieOver(place, other)).map(([other]) => `${one} over ${other}`));
                return names.length > 0 ? [...taken, ...over] : ["no names"];
            }
            """)).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task People_come_from_left_to_right_beside_the_photo_and_those_without_a_name_are_folded()
    {
        var page = await OpenAsync(1440);
        var (stage, about) = ((await page.Locator(".stage").BoundingBoxAsync())!, (await page.Locator(".about").BoundingBoxAsync())!);
        about.X.ShouldBeGreaterThanOrEqualTo(stage.X + stage.Width);
        (await page.Locator("h1").BoundingBoxAsync())!.Height.ShouldBeLessThan(40, "a title of one line");

        var places = await page.Locator(".box.named").EvaluateAllAsync<string[]>("boxes => boxes.map(box => [box.getBoundingClientRect().left, box.querySelector('span').textContent.trim()]).sort((one, other) => one[0] - other[0]).map(([, name]) => name)");
        (await page.Locator(".faces .name").AllInnerTextsAsync()).ShouldBe(places);
        await Assertions.Expect(page.Locator(".faces li")).ToHaveCountAsync(Named);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("without a name$") }).ClickAsync();
        await Assertions.Expect(page.Locator(".faces li")).ToHaveCountAsync(await page.Locator(".box").CountAsync());

        // After looking closer, keys go on.
        await page.GetByRole(AriaRole.Button, new() { Name = "Find more faces" }).ClickAsync();
        await page.GetByText(new Regex("more faces?( found)?$")).First.WaitForAsync();
        await page.Keyboard.PressAsync(await page.Locator("a.next").CountAsync() > 0 ? "ArrowRight" : "ArrowLeft");
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex($"/photos/{_photo}\\?"));
        await page.Locator("dt").GetByText("File date").WaitForAsync();
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(int width)
    {
        var page = await browser.OpenAsync(width);
        await page.VisitAsync($"{_app.Address}/photos/{_photo}?album=all");
        await page.Locator(".frame > img").First.EvaluateAsync("picture => picture.decode()");
        await Assertions.Expect(page.Locator(".box.named")).ToHaveCountAsync(Named);
        return page;
    }
}
