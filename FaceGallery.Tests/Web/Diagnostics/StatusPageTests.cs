using Bunit;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Recognition;
using FaceGallery.Web.Diagnostics;
using Shouldly;

namespace FaceGallery.Tests.Web.Diagnostics;

/// <summary>The page that stays open while the app changes to another model.</summary>
public sealed class StatusPageTests(SpokenOfParty party) : ComponentTests, IClassFixture<SpokenOfParty>
{
    [Fact]
    public async Task What_the_change_to_another_model_brought_is_told_where_the_page_was_open()
    {
        var library = await party.CopyAsync();
        library.Set(Networks.Unmirrored());
        await using var app = await RunningApp.StartAsync(library);
        await UseAsync(app);

        var page = Render<StatusPage>();

        page.WaitForAssertion(() => page.Markup.ShouldContain("Unmirrored took the place of MobileFaceNet"));
    }
}
