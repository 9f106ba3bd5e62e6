using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Uploads;
using Shouldly;
using SixLabors.ImageSharp;

namespace FaceGallery.Tests.Web.Uploads;

/// <summary>Photos sent by tus 1.0.0, as scripts and phones send them.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private readonly TestLibrary _library = new();
    private readonly byte[] _photo = Photo(seed: 1);

    private RunningApp App { get; set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Uploaded => Path.Combine(_library.Data, "photos");

    public async ValueTask InitializeAsync()
    {
        NoisePictures.Write(_library.Photos, count: 1);
        App = await RunningApp.StartAsync(_library);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    [Fact]
    public async Task A_photo_in_two_parts_is_in_the_library_with_its_own_time()
    {
        var address = await CreateAsync("Summer/IMG_1.jpg", _photo.Length, ("lastModified", "1751652000000"));

        (await PatchAsync(address, 0, _photo[..1000])).ShouldBe((HttpStatusCode.NoContent, 1000, null));
        (await HeadAsync(address)).ShouldBe(1000);
        (await PatchAsync(address, 1000, _photo[1000..])).ShouldBe((HttpStatusCode.NoContent, _photo.Length, "stored"));

        var file = Path.Combine(Uploaded, "Summer", "IMG_1.jpg");
        (await File.ReadAllBytesAsync(file, Stop)).ShouldBe(_photo);
        File.GetLastWriteTimeUtc(file).ShouldBe(new DateTime(2025, 7, 4, 18, 0, 0, DateTimeKind.Utc));
        await Waiting.UntilAsync(async () => (await App.ListAsync("photos?q=IMG_1")).Count == 1);
    }

    [Fact]
    public async Task The_same_bytes_are_told_and_not_kept_twice_also_when_they_come_together()
    {
        var addresses = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => CreateAsync("same.jpg", _photo.Length)));

        var answers = await Task.WhenAll(addresses.Select(address => PatchAsync(address, 0, _photo)));

        answers.Select(answer => answer.Result).Order().ShouldBe(["known", "known", "known", "stored"]);
        Directory.GetFiles(Uploaded).Length.ShouldBe(1);
        var original = await File.ReadAllBytesAsync(Path.Combine(_library.Photos, "00.png"), Stop);
        await App.WaitUntilIndexedAsync();
        (await SendAsync("other-name.png", original)).Result.ShouldBe("known");
    }

    [Fact]
    public async Task Another_picture_of_the_same_name_gets_a_name_of_its_own()
    {
        await SendAsync("IMG_1.jpg", _photo);
        (await SendAsync("IMG_1.jpg", Photo(seed: 2))).Result.ShouldBe("stored");

        Directory.GetFiles(Uploaded).Select(Path.GetFileName).ShouldBe(["IMG_1.jpg", "IMG_1 (2).jpg"], ignoreOrder: true);
        (await File.ReadAllBytesAsync(Path.Combine(Uploaded, "IMG_1.jpg"), Stop)).ShouldBe(_photo);
    }

    [Theory]
    [InlineData("../../../evil.jpg")]
    [InlineData("/etc/evil.jpg")]
    [InlineData("..\\..\\evil.jpg")]
    [InlineData("a/../../evil.jpg")]
    [InlineData(".hidden/.evil.jpg")]
    [InlineData("nul\0evil.jpg")]
    [InlineData("CON/evil.jpg")]
    public async Task No_name_leads_out_of_the_folder(string name)
    {
        (await SendAsync(name, _photo)).Result.ShouldBe("stored");

        var stored = Directory.GetFiles(Uploaded, "*", SearchOption.AllDirectories).Single();
        Path.GetFullPath(stored).ShouldStartWith(Uploaded);
        Path.GetFileName(stored).ShouldEndWith("evil.jpg");
        Directory.GetFiles(Path.GetDirectoryName(_library.Data)!, "*evil*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_of_any_length_is_stored()
    {
        (await SendAsync(new string('é', 400) + ".jpg", _photo)).Result.ShouldBe("stored");

        Path.GetFileName(Directory.GetFiles(Uploaded).Single()).ShouldEndWith(".jpg");
    }

    [Fact]
    public async Task A_link_in_the_folder_leads_no_upload_elsewhere()
    {
        Directory.CreateDirectory(Uploaded);
        var elsewhere = Directory.CreateDirectory(Path.Combine(_library.Data, "elsewhere")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(Uploaded, "trap"), elsewhere);

        (await SendAsync("trap/IMG_1.jpg", _photo)).Status.ShouldBe(HttpStatusCode.BadRequest);

        Directory.GetFiles(elsewhere).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_at_its_first_bytes()
    {
        foreach (var (name, content) in ((string Name, string Content)[])
        [
            ("film.mp4", "\0\0\0\x18ftypmp42"),
            ("IMG_1.jpg", "#!/bin/sh and some more"),
            ("page.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"),
        ])
        {
            var address = await CreateAsync(name, 10_000_000);

            (await PatchAsync(address, 0, Encoding.Latin1.GetBytes(content))).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);

            (await HeadAsync(address)).ShouldBeNull();
            Directory.Exists(Uploaded).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_wrong_offset_a_wrong_checksum_and_too_many_bytes_change_nothing()
    {
        var address = await CreateAsync("IMG_1.jpg", _photo.Length);
        await PatchAsync(address, 0, _photo[..1000]);

        (await PatchAsync(address, 0, _photo[..1000])).Status.ShouldBe(HttpStatusCode.Conflict);
        ((int)(await PatchAsync(address, 1000, _photo[1000..2000], CryptographicOperations.HashData(HashAlgorithmName.SHA1, _photo))).Status).ShouldBe(460);
        (await PatchAsync(address, 1000, [.. _photo[1000..], 0])).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        (await HeadAsync(address)).ShouldBe(1000);
        (await PatchAsync(address, 1000, _photo[1000..], CryptographicOperations.HashData(HashAlgorithmName.SHA1, _photo.AsSpan(1000)))).Result.ShouldBe("stored");
    }

    [Fact]
    public async Task What_was_sent_outlives_a_restart()
    {
        var address = await CreateAsync("IMG_1.jpg", _photo.Length);
        await PatchAsync(address, 0, _photo[..5000]);

        App = await App.RestartAsync();

        (await HeadAsync(address)).ShouldBe(5000);
        (await PatchAsync(address, 5000, _photo[5000..])).Result.ShouldBe("stored");
    }

    [Fact]
    public async Task What_was_whole_when_the_process_died_is_stored_when_somebody_asks()
    {
        var address = await CreateAsync("IMG_1.jpg", _photo.Length);
        await File.WriteAllBytesAsync(Directory.GetFiles(Path.Combine(_library.Data, "uploads"), "*.part").Single(), _photo, Stop);

        (await HeadAsync(address)).ShouldBe(_photo.Length);

        File.Exists(Path.Combine(Uploaded, "IMG_1.jpg")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_portrait_names_its_person_and_an_impossible_name_is_refused()
    {
        var portrait = await File.ReadAllBytesAsync(SharedFiles.PhotosBelow("party/People").Select(SharedFiles.Photos).First(path => path.EndsWith(".jpg", StringComparison.Ordinal)), Stop);
        (await SendAsync("me.jpg", portrait, ("person", "Anna"))).Result.ShouldBe("stored");

        await Waiting.UntilAsync(async () => (await App.ListAsync("people")).Any(person => person.Text("name") == "Anna"));
        (await SendAsync("me.jpg", portrait, ("person", "Unknown"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Nobody_but_the_owner_sends_anything_and_nobody_speaks_anything_but_tus()
    {
        using var anonymous = App.Anonymous();
        using var request = Request(HttpMethod.Post, UploadEndpoints.Address, ("Upload-Length", "10"));
        (await anonymous.SendAsync(request, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        using var plain = new HttpRequestMessage(HttpMethod.Post, UploadEndpoints.Address);
        (await App.Client.SendAsync(plain, Stop)).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        using var unknown = Request(HttpMethod.Head, $"{UploadEndpoints.Address}/..%2F..%2Fx");
        (await App.Client.SendAsync(unknown, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static byte[] Photo(int seed)
    {
        using var picture = DrawnPictures.Noise(320, 240, seed);
        using var file = new MemoryStream();
        picture.SaveAsJpeg(file);
        return file.ToArray();
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task<(HttpStatusCode Status, int? Offset, string? Result)> SendAsync(string name, byte[] content, params (string Name, string Value)[] about) =>
        await CreateAsync(name, content.Length, about) is var address && address.Length > 3
            ? await PatchAsync(address, 0, content)
            : ((HttpStatusCode)int.Parse(address, System.Globalization.CultureInfo.InvariantCulture), null, null);

    /// <returns>The file's address; the status where there is none.</returns>
    private async Task<string> CreateAsync(string name, long length, params (string Name, string Value)[] about)
    {
        var metadata = about.Prepend(("filename", name)).Select(pair => $"{pair.Item1} {Base64(pair.Item2)}");
        using var request = Request(HttpMethod.Post, UploadEndpoints.Address, ("Upload-Length", $"{length}"), ("Upload-Metadata", string.Join(',', metadata)));
        using var answer = await App.Client.SendAsync(request, Stop);
        return answer.StatusCode == HttpStatusCode.Created ? answer.Headers.Location!.ToString() : $"{(int)answer.StatusCode}";
    }

    private async Task<(HttpStatusCode Status, int? Offset, string? Result)> PatchAsync(string address, int offset, byte[] bytes, byte[]? checksum = null)
    {
        using var request = Request(HttpMethod.Patch, address, ("Upload-Offset", $"{offset}"));
        if (checksum is not null)
        {
            request.Headers.Add("Upload-Checksum", $"sha1 {Convert.ToBase64String(checksum)}");
        }

        request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };
        using var answer = await App.Client.SendAsync(request, Stop);
        return (answer.StatusCode, NumberIn(answer, "Upload-Offset"), answer.Headers.TryGetValues("Upload-Result", out var result) ? result.Single() : null);
    }

    private async Task<int?> HeadAsync(string address)
    {
        using var answer = await App.Client.SendAsync(Request(HttpMethod.Head, address), Stop);
        return NumberIn(answer, "Upload-Offset");
    }

    private static int? NumberIn(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) ? int.Parse(values.Single(), System.Globalization.CultureInfo.InvariantCulture) : null;

    private static HttpRequestMessage Request(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers.Append(("Tus-Resumable", "1.0.0")))
        {
            request.Headers.Add(name, value);
        }

        return request;
    }
}
