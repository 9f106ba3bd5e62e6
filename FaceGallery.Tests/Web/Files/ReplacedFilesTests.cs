using System.IO.Compression;
using System.Net;
using FaceGallery.Domain.Detection;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Web.Faces;
using FaceGallery.Web.History;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Shouldly;

namespace FaceGallery.Tests.Web.Files;

/// <summary>What lies at a photo's place and is not that photo any more is nobody's to see, and keeps nobody waiting.</summary>
public sealed class ReplacedFilesTests(ReplacedFiles fixture) : IClassFixture<ReplacedFiles>
{
    public static TheoryData<string> Ways => [.. ReplacedFiles.Ways];

    private RunningApp App => fixture.App;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Neither_the_owner_nor_a_script_gets_it(string way)
    {
        foreach (var below in new[] { "original", "original?download", "preview", "thumb" })
        {
            (await GetAsync(App.Client, $"/media/photos/{(await fixture.PhotoAsync(way)).Id}/{below}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, below);
        }

        (await GetAsync(App.Client, $"/media/photos/{(await fixture.PhotoAsync(ReplacedFiles.Kept)).Id}/original")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task No_guest_gets_it(string way)
    {
        using var stripped = await GuestLink.ToAsync(App, AlbumKey.Everything);
        var address = $"/photos/{(await fixture.PhotoAsync(way)).Id}";
        foreach (var link in new[] { fixture.Planned, stripped })
        {
            (await GetAsync(link.Guest, $"{link.Path}{address}/original")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await GetAsync(link.Guest, $"{link.Path}{address}/preview")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_archive_tells_that_they_are_missing(bool isStripped)
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { IsStripped = isStripped, IsReadable = true });

        var files = await UnpackAsync(link);

        files.Keys.Order().ShouldBe([ReplacedFiles.Kept, "missing.txt"]);
        files["missing.txt"].ShouldStartWith($"{ReplacedFiles.Ways.Length} ");
    }

    [Fact]
    public async Task An_archive_that_was_planned_before_breaks_off_and_the_next_tells_that_they_are_missing()
    {
        await Should.ThrowAsync<HttpRequestException>(() => UnpackAsync(fixture.Planned));

        var files = await UnpackAsync(fixture.Planned);
        files.Keys.Order().ShouldBe([ReplacedFiles.Kept, "missing.txt"]);
        files[ReplacedFiles.Kept].ShouldStartWith("\u00FF\u00D8");
    }

    [Fact]
    public async Task No_faces_are_sought_in_it()
    {
        foreach (var way in ReplacedFiles.Ways)
        {
            var photo = (await fixture.PhotoAsync(way)).Id;
            await Should.ThrowAsync<ChangeRefusedException>(() => App.UseAsync((FaceFinding finding) =>
                finding.DrawAsync(photo, new RelativeBox(0.4f, 0.4f, 0.1f, 0.1f), null, Contradictions.None, TestContext.Current.CancellationToken)));
        }
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string address) =>
        await client.GetAsync(address, TestContext.Current.CancellationToken).WaitAsync(Waiting.Patience, TestContext.Current.CancellationToken);

    private static async Task<Dictionary<string, string>> UnpackAsync(GuestLink link)
    {
        var answer = await GetAsync(link.Guest, $"{link.Path}/zip");
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var text = new StreamReader(entry.Open(), System.Text.Encoding.Latin1);
            return text.ReadToEnd();
        });
    }
}
