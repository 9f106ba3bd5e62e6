using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands.Serve;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.FileProviders;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace FaceGallery.Tests.Browser;

/// <summary>From an empty data folder to people on the home page, without a terminal: weights from a server of the test, photos and portraits from the browser.</summary>
public sealed class FirstMinutesTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Password = "correct horse battery";

    private readonly TemporaryFolder _data = new();
    private readonly WebApplication _weights = Weights();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _weights.StartAsync(Stop);

    public async ValueTask DisposeAsync()
    {
        await _weights.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task A_portrait_is_of_whom_was_named_also_when_the_picture_comes_before_the_server_answers()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary());
        var (page, answers) = (await browser.OpenAsync(1440), Task.CompletedTask);
        await page.RouteWebSocketAsync("**/_blazor**", line =>
        {
            var server = line.ConnectToServer();
            server.OnMessage(message => answers = SendLateAsync(answers, line, message));
        });
        await page.VisitAsync($"{app.Address}/welcome?step=people");
        var name = page.GetByRole(AriaRole.Textbox, new() { Name = "Name" });
        await name.PressSequentiallyAsync("Gr");
        var files = page.Locator("input[data-kind=files]");
        await files.WaitForAsync(new() { State = WaitForSelectorState.Attached });

        await name.PressSequentiallyAsync("andma");
        await files.SetInputFilesAsync(SharedFiles.Photos("party/People/Barack Obama.jpg"));

        await Expect(page.GetByRole(AriaRole.Status).GetByText("Added: Grandma")).ToBeVisibleAsync();
        Directory.GetDirectories(Path.Combine(app.Library.Data, "people")).Select(Path.GetFileName).ShouldBe(["Grandma"]);

        // Whether there is a face in it is said where it was chosen.
        await name.FillAsync("Owl");
        await files.SetInputFilesAsync(SharedFiles.Photos("nofaces/hardanimal_n01622779_great_grey_owl.jpg"));
        await Expect(page.Locator("main").GetByRole(AriaRole.Alert).GetByText("No face was found in this portrait.")).ToBeVisibleAsync();
        await Expect(page.Locator("header ~ .problem").GetByRole(AriaRole.Link, new() { Name = "Add portraits" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task Somebody_starts_it_without_options_and_sees_the_people_of_a_party(int width)
    {
        await using var started = await StartAsync();
        var (app, page) = (started.App, await browser.OpenAsync(width));
        await page.GotoAsync(app.Urls.First());
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("Password again").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Let it recognise faces" })).ToBeVisibleAsync();
        await page.AnswersAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync();
        await Expect(page.GetByText("installed").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Faces can't be recognised yet")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();

        await page.Locator("input[data-kind=files]").SetInputFilesAsync(SharedFiles.PhotosBelow("party/Photos").Take(24).Select(SharedFiles.Photos));
        await Expect(page.GetByText("24 of 24 sent")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();

        foreach (var portrait in SharedFiles.PhotosBelow("party/People").Select(SharedFiles.Photos).Where(path => path.EndsWith(".jpg", StringComparison.Ordinal)).Take(3))
        {
            await page.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync(Path.GetFileNameWithoutExtension(portrait));
            await page.Locator("input[data-kind=files]").SetInputFilesAsync(portrait);
            await Expect(page.GetByRole(AriaRole.Status).GetByText(Path.GetFileNameWithoutExtension(portrait))).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Next" })).ToBeVisibleAsync();
        }

        await page.GotoAsync(app.Urls.First());
        await Expect(page.Locator(".people li").Nth(2)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_step_is_skipped_and_found_again_and_a_wrong_folder_is_told()
    {
        await using var started = await StartAsync(("Library:Places:0", SharedFiles.Photos("party")));
        var (app, page) = (started.App, await browser.OpenAsync(390));
        await page.GotoAsync(app.Urls.First());
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("Password again").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await page.AnswersAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Skip", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Where are your photos?" })).ToBeVisibleAsync();

        var typed = page.GetByRole(AriaRole.Textbox, new() { Name = "Or type a path: /media/photos" });
        await typed.FillAsync("/etc");
        await typed.PressAsync("Enter");
        await Expect(page.GetByText("/etc is outside the folders that can be chosen here.")).ToBeVisibleAsync();

        await typed.FillAsync(SharedFiles.Photos("party/Photos"));
        await typed.PressAsync("Enter");
        await Expect(page.GetByText("photos · the newest of")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this folder" }).ClickAsync();
        await Expect(page.Locator(".chosen code")).ToHaveTextAsync(SharedFiles.Photos("party/Photos"));

        await page.GotoAsync($"{app.Urls.First()}/welcome?step=photos");
        await Expect(page.Locator(".chosen code")).ToHaveTextAsync(SharedFiles.Photos("party/Photos"));
        (await File.ReadAllTextAsync(_data["settings.json"], Stop)).ShouldContain("party/Photos");
    }

    private static WebApplication Weights()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(SharedFiles.Models("")), ServeUnknownFileTypes = true });
        return app;
    }

    private async Task<Started> StartAsync(params (string Key, string Value)[] settings)
    {
        var app = WebApp.Build(settings.Concat(
        [
            ("Data:Folder", _data.FullPath), ("Models:Mirrors:0", _weights.Urls.First()), ("urls", "http://127.0.0.1:0"), ("Serilog:MinimumLevel:Default", "Warning"),
        ]).ToDictionary(pair => pair.Item1, pair => (string?)pair.Item2));
        await app.StartFaceGalleryAsync(Stop);
        return new Started(app);
    }

    private sealed record Started(WebApplication App) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await App.StopAsync(CancellationToken.None);
            await App.DisposeAsync();
            SqliteConnection.ClearAllPools();
        }
    }

    /// <summary>In their order, as over a slow line.</summary>
    private static async Task SendLateAsync(Task before, IWebSocketRoute to, IWebSocketFrame message)
    {
        await before;
        await Task.Delay(100, Stop);
        if (message.Binary is { } binary)
        {
            to.Send(binary);
        }
        else
        {
            to.Send(message.Text!);
        }
    }
}
