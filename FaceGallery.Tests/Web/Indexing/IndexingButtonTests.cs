using Bunit;
using FaceGallery.Domain.Messages;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Home;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Library;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Recognition;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using Shouldly;

namespace FaceGallery.Tests.Web.Indexing;

public sealed class IndexingButtonTests : BunitContext, IAsyncLifetime
{
    private readonly IndexingProgress _progress = new();
    private readonly IndexingControl _control = new();
    private readonly ModelOptions _models = new() { Mirrors = [SharedFiles.Models("")] };

    public ValueTask InitializeAsync()
    {
        Services.AddMudServices();
        Services.AddLocalization().AddSingleton<Text>();
        Services.AddSingleton(_progress).AddSingleton<LibraryEvents>().AddSingleton<AppProblems>().AddSingleton(_control).AddSingleton(TimeProvider.System);
        Services.AddSingleton<IHostApplicationLifetime>(new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance));
        Services.AddSingleton<IOptionsMonitor<ModelOptions>>(SetOptions.Of(_models)).AddSingleton<ModelStore>().AddSingleton<RecognitionEngine>();
        Services.AddSingleton(new ComputeProvider(Options.Create(new ProviderOptions { Provider = ProviderOptions.Cpu }), new ProviderTrials(""), NullLogger<ComputeProvider>.Instance));
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new("Server", true));
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void It_tells_how_far_indexing_is_as_it_goes_on()
    {
        var button = Render<IndexingButton>();

        _progress.Report(Snapshot(IndexingState.Running, indexed: 30, failed: 2));

        button.WaitForAssertion(() => button.Find(".words").TextContent.Trim().ShouldBe("Indexing 32 of 100 · 12.5 photos/s · about 5 min left"));
        button.Find("section [role=progressbar]").GetAttribute("aria-valuenow").ShouldBe("32");
        button.Find("a[href='unknown?list=failed']").TextContent.ShouldBe("2 could not be read");
    }

    [Fact]
    public void It_pauses_and_goes_on()
    {
        _progress.Report(Snapshot(IndexingState.Running, indexed: 30, failed: 0));
        var button = Render<IndexingButton>();

        button.Find("section button").Click();
        _control.IsPaused.ShouldBeTrue();
        button.Find("section button").Click();
        _control.IsPaused.ShouldBeFalse();
    }

    [Fact]
    public void A_scan_that_is_asked_for_is_answered_also_when_it_finds_nothing()
    {
        var idle = Snapshot(IndexingState.Idle, indexed: 98, failed: 2);
        _progress.Report(idle);
        var button = Render<IndexingButton>();

        button.Find("section button").Click();
        button.Find(".words").TextContent.Trim().ShouldBe("Looking for photos");
        _progress.Report(idle with { Runs = 1 });

        button.WaitForAssertion(() => button.Find(".words").TextContent.Trim().ShouldBe("Nothing new · 98 photos indexed"));
        _progress.Report(idle with { Runs = 2, Total = 101, Indexed = 99 });
        button.WaitForAssertion(() => button.Find(".words").TextContent.Trim().ShouldBe("99 photos indexed"));
    }

    [Fact]
    public void The_people_page_tells_what_is_read_before_there_is_anybody()
    {
        _progress.Report(Snapshot(IndexingState.Running, indexed: 11, failed: 1) with { PendingPortraits = 9 });
        var reading = Render<ReadingPhotos>();
        reading.Markup.ShouldContain("Reading 9 portraits… 12 of 100");

        _progress.Report(Snapshot(IndexingState.Running, indexed: 11, failed: 1));
        reading.WaitForAssertion(() => reading.Markup.ShouldContain("Looking for people… 12 of 100"));
    }

    [Fact]
    public void What_needs_a_hand_is_said()
    {
        _progress.Report(Snapshot(IndexingState.Idle, indexed: 0, failed: 0) with { Problems = [new Message("Folder.Unreadable", "/photos", "it is gone")] });
        Render<IndexingProblem>().Markup.ShouldContain("/photos cannot be read: it is gone");
    }

    [Fact]
    public void A_full_disk_is_said_on_an_open_page_and_no_longer_when_there_is_room()
    {
        var problems = Services.GetRequiredService<AppProblems>();
        var banner = Render<IndexingProblem>();

        problems.Set(AppProblem.DiskFull, new Message("Data.Scarce", "500"));
        banner.WaitForAssertion(() => banner.Markup.ShouldContain("less than 500 MB are left"));
        problems.Set(AppProblem.DiskFull, null);
        banner.WaitForAssertion(() => banner.Markup.ShouldNotContain("500 MB"));
    }

    [Fact]
    public void Missing_weights_are_said_before_there_is_anything_to_index()
    {
        _models.Mirrors = [];
        Render<IndexingProblem>().Markup.ShouldContain("models fetch");
    }

    private static IndexingSnapshot Snapshot(IndexingState state, int indexed, int failed) =>
        new(state, 100, indexed, 100 - indexed - failed, failed, 12.5, TimeSpan.FromMinutes(5), []);
}
