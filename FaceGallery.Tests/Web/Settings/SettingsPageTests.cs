using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Settings;

public sealed partial class SettingsPageTests(IndexedApp app) : IClassFixture<IndexedApp>
{
    [Fact]
    public async Task Recognition_is_one_section_with_its_models_and_the_way_to_its_accuracy()
    {
        var page = await ReadAsync("/settings");

        Heading().Matches(page).Count(heading => heading.Value.Contains("ecognition", StringComparison.Ordinal)).ShouldBe(1);
        page.ShouldContain("href=\"trust\"");
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("c%3Den-GB%7Cuic%3Den", "en")]
    [InlineData("c%3Dzh-Hans%7Cuic%3Dzh-Hans", "zh-Hans")]
    [InlineData("c%3Den%7Cuic%3D%3Cb%3E", "")]
    public async Task The_language_that_is_chosen_is_marked(string? cookie, string marked)
    {
        var pressed = Pressed().Matches(await ReadAsync("/account", cookie));

        pressed.ShouldHaveSingleItem().Value.ShouldContain($"value=\"{marked}\"");
    }

    private async Task<string> ReadAsync(string path, string? language = null)
    {
        using var browser = await app.App.AsOwnerInBrowserAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", [.. browser.DefaultRequestHeaders.GetValues("Cookie"), .. language is null ? Array.Empty<string>() : [$".AspNetCore.Culture={language}"]]);
        browser.DefaultRequestHeaders.Remove("Cookie");
        return await (await browser.SendAsync(request, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("<h2.*?</h2>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("<button[^>]*aria-pressed=\"true\".*?</button>", RegexOptions.Singleline)]
    private static partial Regex Pressed();
}
