using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
using FaceGallery.Web.Imaging;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Imaging;

public sealed class MediaEndpointsTests(IndexedApp app) : IClassFixture<IndexedApp>
{
    [Theory]
    [InlineData("thumb")]
    [InlineData("preview")]
    [InlineData("original")]
    public async Task Only_an_address_with_the_right_hash_is_kept_for_ever(string kind)
    {
        var photo = await app.PhotoAsync(IndexedApp.Alone);
        var right = await GetAsync($"/media/photos/{photo.Id}/{kind}?v={photo.ContentHash}");
        var wrong = await GetAsync($"/media/photos/{photo.Id}/{kind}?v=0");

        right.Headers.CacheControl!.ToString().ShouldBe("max-age=31536000, private, immutable");
        wrong.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        right.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        right.Headers.ETag!.IsWeak.ShouldBeFalse();
    }

    [Fact]
    public async Task A_face_has_a_sharper_crop_that_is_made_when_it_is_asked_for()
    {
        var photo = await app.PhotoAsync(IndexedApp.Alone);
        var address = $"/media/faces/{photo.Faces[0].Id}?v={photo.ContentHash}";

        async Task<int> WidthAsync(string path)
        {
            using var image = NetVips.Image.NewFromBuffer(await (await GetAsync(path)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            return image.Width;
        }

        (await WidthAsync(address)).ShouldBe(192);
        var large = await WidthAsync(address + "&size=large");
        large.ShouldBeInRange(193, 512);
        (await WidthAsync(address + "&size=large")).ShouldBe(large);
        (await WidthAsync(address + "&size=%2e%2e%2f")).ShouldBe(192);
    }

    [Fact]
    public async Task What_a_browser_has_is_not_sent_again()
    {
        var photo = await app.PhotoAsync(IndexedApp.Alone);
        var tag = (await GetAsync($"/media/photos/{photo.Id}/preview")).Headers.ETag!;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/media/photos/{photo.Id}/preview");
        request.Headers.IfNoneMatch.Add(tag);

        (await SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_part_of_an_original_can_be_asked_for()
    {
        var photo = await app.PhotoAsync(IndexedApp.Alone);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/media/photos/{photo.Id}/original");
        request.Headers.Range = new RangeHeaderValue(0, 99);

        var part = await SendAsync(request);

        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        part.Content.Headers.ContentLength.ShouldBe(100);
    }

    [Fact]
    public async Task A_download_bears_the_files_name_and_is_the_file()
    {
        var photo = await app.PhotoAsync(IndexedApp.Alone);
        var download = await GetAsync($"/media/photos/{photo.Id}/original?download");

        download.Content.Headers.ContentDisposition!.FileName.ShouldBe("alone.jpg");
        (await download.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))
            .ShouldBe(await File.ReadAllBytesAsync(Path.Combine(app.App.Library.Photos, IndexedApp.Alone), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_face_is_a_small_picture_of_its_own()
    {
        var photo = await app.PhotoAsync(IndexedApp.Together);
        foreach (var face in photo.Faces)
        {
            var crop = await GetAsync($"/media/faces/{face.Id}?v={photo.ContentHash}");
            crop.StatusCode.ShouldBe(HttpStatusCode.OK);
            crop.Headers.CacheControl!.Extensions.ShouldContain(extension => extension.Name == "immutable");
        }
    }

    [Theory]
    [InlineData("/media/photos/999999/thumb")]
    [InlineData("/media/photos/999999/original")]
    [InlineData("/media/photos/nobody/preview")]
    [InlineData("/media/faces/999999")]
    [InlineData("/media/photos/..%2f..%2fetc/original")]
    public async Task What_is_not_there_is_a_problem_report_and_no_redirect(string address)
    {
        var answer = await GetAsync(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_broken_photo_has_no_picture()
    {
        var photo = await app.PhotoAsync(IndexedApp.Broken);
        (await GetAsync($"/media/photos/{photo.Id}/thumb")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Lost_renditions_are_made_again_however_many_ask()
    {
        var photo = await app.PhotoAsync(IndexedApp.Together);
        Directory.Delete(app.App.Services.GetRequiredService<DataFolder>().Renditions, recursive: true);

        string[] addresses = [$"/media/photos/{photo.Id}/thumb", $"/media/photos/{photo.Id}/preview", $"/media/faces/{photo.Faces[0].Id}"];
        var answers = await Task.WhenAll(addresses.Concat(addresses).Select(GetAsync));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_picture_that_a_power_cut_left_empty_is_made_again_and_never_served()
    {
        var photo = await app.PhotoAsync(IndexedApp.Alone);
        await GetAsync($"/media/photos/{photo.Id}/thumb");
        await File.WriteAllBytesAsync(app.App.Services.GetRequiredService<RenditionStore>().PathOf(photo.ContentHash!, RenditionKind.Thumbnail)!, [], TestContext.Current.CancellationToken);

        var answer = await GetAsync($"/media/photos/{photo.Id}/thumb");

        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task A_thousand_requests_for_thumbnails_that_are_not_there_make_each_once()
    {
        var renditions = app.App.Services.GetRequiredService<DataFolder>().Renditions;
        int[] photos = [(await app.PhotoAsync(IndexedApp.Together)).Id, (await app.PhotoAsync(IndexedApp.Alone)).Id, (await app.PhotoAsync(IndexedApp.NoFace)).Id];
        Directory.Delete(renditions, recursive: true);
        var firstMade = new ConcurrentDictionary<int, DateTime>();

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(async number =>
        {
            var answer = await GetAsync($"/media/photos/{photos[number % photos.Length]}/thumb");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            firstMade.GetOrAdd(number % photos.Length, _ => MadeAt(answer));
        }));

        DateTime MadeAt(HttpResponseMessage answer) =>
            File.GetLastWriteTimeUtc(Directory.GetFiles(renditions, $"{answer.Headers.ETag!.Tag.Trim('"').Split('-')[0]}-thumb*", SearchOption.AllDirectories).Single());
        foreach (var (place, time) in firstMade)
        {
            MadeAt(await GetAsync($"/media/photos/{photos[place]}/thumb")).ShouldBe(time);
        }
    }

    [Fact]
    public async Task An_original_that_is_gone_is_not_found()
    {
        var photo = await app.PhotoAsync("IMG_0003.jpg");
        File.Delete(Path.Combine(app.App.Library.Photos, photo.Path));

        (await GetAsync($"/media/photos/{photo.Id}/original")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<HttpResponseMessage> GetAsync(string address) => app.Client.GetAsync(address, TestContext.Current.CancellationToken);

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => app.Client.SendAsync(request, TestContext.Current.CancellationToken);
}
