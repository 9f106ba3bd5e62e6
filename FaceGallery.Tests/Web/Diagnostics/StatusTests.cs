using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Indexing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Diagnostics;

public sealed class StatusTests(IndexedApp app) : IClassFixture<IndexedApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scripts_are_told_what_the_page_shows()
    {
        var told = await app.App.GetAsync("diagnostics");

        told.GetProperty("library").GetProperty("photos").GetInt32().ShouldBe(5);
        told.GetProperty("indexing").GetProperty("days").EnumerateArray().Select(day => day.GetProperty("photos").GetInt32()).Sum().ShouldBe(6);
        told.GetProperty("recognition").Text("provider").ShouldBe("cpu");
        told.GetProperty("folders").EnumerateArray().Select(folder => folder.Text("watch")).ShouldAllBe(watch => watch == "events");
        var failures = told.GetProperty("failures").EnumerateArray().ShouldHaveSingleItem();
        (failures.Text("reason"), failures.GetProperty("photos").GetInt32()).ShouldBe(("Unreadable.Unknown", 1));
        told.GetProperty("findings").EnumerateArray().ShouldNotContain(finding => finding.Text("kind") == "hindrance");
        told.GetProperty("findings").EnumerateArray().ShouldContain(finding => finding.Text("key") == "Doctor.Database.Well");
    }

    [Fact]
    public async Task Nobody_else_is_told()
    {
        using var stranger = app.App.Anonymous();

        (await stranger.GetAsync(new Uri("/api/v1/diagnostics", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Photos_that_failed_for_one_reason_are_tried_again_and_no_others()
    {
        var failed = app.App.Services.GetRequiredService<FailedPhotosService>();
        var before = await ReadAtAsync();
        await failed.RetryAsync("Unreadable.Empty", Stop);
        (await ReadAtAsync()).ShouldBe(before);

        await failed.RetryAsync("Unreadable.Unknown", Stop);
        await Waiting.UntilAsync(async () => await ReadAtAsync() is { } readAt && readAt != before);

        (await failed.GroupAsync(Stop)).ShouldHaveSingleItem().Photos.ShouldBe(1);
    }

    private Task<DateTime?> ReadAtAsync() => app.QueryAsync(context =>
        Task.FromResult(context.PhotoFiles.Where(file => file.Path == IndexedApp.Broken && file.PendingSince == null).Select(file => file.ReadAt).SingleOrDefault()));
}
