using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Guests.Finding;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Web.Guests.Finding;

/// <summary>The largest pictures that guests may send, two at once from two networks, sent to the program as it runs.</summary>
public sealed class SelfieMemoryTests(IndexedParty party)
{
    /// <summary>More than an ordinary picture takes. Measured were 92 to 133 after 24 pictures; what the C library keeps of them differs by some tens from run to run.</summary>
    private const double MaxMebibytes = 300;

    /// <summary>Pixels; more than a compressor finds again.</summary>
    private const int Tile = 700;

    private int _networks;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_programs_memory_does_not_grow_with_them()
    {
        var (library, link) = await ShareAsync();
        await using var closing = library;
        using var program = CommandLine.Start("serve", "--photos", library.Photos, "--data", library.Data, "--urls", "http://127.0.0.1:0");
        var address = (await program.StandardOutput.ReadLineAsync(Stop)).ShouldNotBeNull().Split(' ')[^1];
        try
        {
            byte[][] worst = [NoisyPng(), ProgressiveCmyk(), LosslessWebP(), await File.ReadAllBytesAsync(SharedFiles.Photos("odd/heic/exifr_heic-iphone7.heic"), Stop)];
            worst.Max(picture => picture.Length).ShouldBeLessThanOrEqualTo(SelfieUpload.MaxBytes);
            await SendTwiceAsync(address + link, await File.ReadAllBytesAsync(SharedFiles.Photos("party/People/Barack Obama.jpg"), Stop), HttpStatusCode.OK);

            // A square picture is the largest that recognition gets, whoever sends it: what it takes of ONNX Runtime is the engine's own need, and given back.
            await SendTwiceAsync(address + link, Noise(1300, 1300, 3, 1).PngsaveBuffer(), null);
            var ordinary = Mebibytes(program, "VmHWM");

            foreach (var picture in worst)
            {
                await SendTwiceAsync(address + link, picture, null);
            }

            (Mebibytes(program, "VmHWM") - ordinary).ShouldBeLessThan(MaxMebibytes);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync(CancellationToken.None);
        }
    }

    private async Task<(TestLibrary Library, string Link)> ShareAsync()
    {
        var app = await party.StartAsync();
        using var link = await GuestLink.ToAsync(app, AlbumKey.Everything, new ShareSettings { AllowsFindMe = true });
        await app.StopAsync();
        return (app.Library, link.Path);
    }

    private async Task SendTwiceAsync(string link, byte[] picture, HttpStatusCode? status)
    {
        var answers = await Task.WhenAll(SendAsync(link, picture), SendAsync(link, picture));
        answers.ShouldAllBe(answer => answer == (status ?? HttpStatusCode.UnprocessableEntity) || answer == HttpStatusCode.OK);
    }

    private async Task<HttpStatusCode> SendAsync(string link, byte[] picture)
    {
        var network = Interlocked.Increment(ref _networks);
        using var guest = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), ConnectCallback = (to, stop) => ConnectAsync(network, to, stop) });
        guest.Timeout = TimeSpan.FromMinutes(2);
        var page = await guest.GetStringAsync($"{link}/find", Stop);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Split($"name=\"{GuestLink.TokenField}\" value=\"")[1].Split('"')[0]), GuestLink.TokenField },
            { new ByteArrayContent(picture), "picture", "me" },
        };
        using var answer = await guest.PostAsync($"{link}/find", form, Stop);
        return answer.StatusCode;
    }

    private static async ValueTask<Stream> ConnectAsync(int network, SocketsHttpConnectionContext to, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse($"127.0.1.{network}"), 0));
        await socket.ConnectAsync(to.DnsEndPoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static double Mebibytes(Process process, string what) => double.Parse(
        File.ReadLines($"/proc/{process.Id}/status").Single(line => line.StartsWith(what, StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;

    private static byte[] NoisyPng() => Noise(4990, 5000, 3, 0.2).PngsaveBuffer(compression: 3);

    private static byte[] ProgressiveCmyk()
    {
        using var noise = Noise(4470, 3355, 4, 20);
        return noise.Copy(interpretation: Enums.Interpretation.Cmyk).JpegsaveBuffer(q: 60, interlace: true, subsampleMode: Enums.ForeignSubsample.Off);
    }

    private static byte[] LosslessWebP() => Noise(4470, 3355, 4, 0.35).WebpsaveBuffer(lossless: true, effort: 0);

    private static Image Noise(int width, int height, int bands, double sigma)
    {
        // Drawn once and laid side by side: noise for each of the pixels would take longer than sending them.
        using var tile = Image.Gaussnoise(Tile, Tile, mean: 128, sigma: sigma).Cast(Enums.BandFormat.Uchar).CopyMemory();
        using var plane = tile.Replicate((width / Tile) + 1, (height / Tile) + 1).Crop(0, 0, width, height).CopyMemory();
        var planes = Enumerable.Range(0, bands).Select(band => plane.Wrap(x: 101 * band, y: 37 * band)).ToArray();
        return planes[0].Bandjoin(planes[1..]).Copy(interpretation: Enums.Interpretation.Srgb).CopyMemory();
    }
}
