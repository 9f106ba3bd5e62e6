using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands;

/// <summary>Many photos are gone, and nobody is there to be asked.</summary>
public sealed class SeparateLossTests : IDisposable
{
    private readonly SeparateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Albums_keep_them_until_it_is_said_that_they_were_deleted()
    {
        NoisePictures.Write(_folder.Photos, 30);
        await _folder.SeparateAsync();
        Array.ForEach([.. Directory.GetFiles(_folder.Photos).Order().Take(25)], File.Delete);

        var kept = await _folder.SeparateAsync();
        kept.Output.ShouldContain($"25 photos are gone from {_folder.Photos}");
        Directory.GetFiles(Path.Combine(_folder.Output, "Unknown")).Length.ShouldBe(30);

        var deleted = await CommandLine.RunAsync([.. _folder.Arguments(), "--deleted"]);
        deleted.ExitCode.ShouldBe(ExitCodes.Done, deleted.Errors);
        Directory.GetFiles(Path.Combine(_folder.Output, "Unknown")).Length.ShouldBe(5);
    }
}
