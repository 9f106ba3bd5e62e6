using Bunit;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Folders;
using FaceGallery.Web.Uploads;
using Shouldly;

namespace FaceGallery.Tests.Web.Uploads;

public sealed class UploadPageTests : ComponentTests
{
    [Fact]
    public async Task What_was_sent_is_led_to_once_it_is_there_and_what_was_there_already_leads_nowhere()
    {
        var library = new TestLibrary();
        NoisePictures.Write(Directory.CreateDirectory(Path.Combine(library.Data, "photos")).FullName, count: 1);
        await using var app = await RunningApp.StartAsync(library);
        await app.WaitUntilIndexedAsync();
        await UseAsync(app);
        var page = Render<UploadPage>();
        var box = page.FindComponent<UploadBox>();

        await box.InvokeAsync(() => box.Instance.ReportAsync(new UploadState(Total: 2, Done: 2, Known: 2)));
        page.FindAll("a").ShouldBeEmpty();
        await box.InvokeAsync(() => box.Instance.ReportAsync(new UploadState(Total: 2, Done: 2, Known: 1)));
        page.Find("a").ShouldSatisfyAllConditions(link => link.TextContent.ShouldBe("Show them"), link => link.GetAttribute("href")!.ShouldStartWith("folders/"));
    }
}
