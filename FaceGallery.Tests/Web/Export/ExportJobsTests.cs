using FaceGallery.Domain.Messages;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Events;
using FaceGallery.Web.Export;
using FaceGallery.Web.Library;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;

namespace FaceGallery.Tests.Web.Export;

public sealed class ExportJobsTests(IndexedParty party) : IAsyncLifetime
{
    private static readonly ExportRequest Groups = new("Groups: all/of us", AlbumKey.Group, null, ExportMode.Copy);

    private readonly TemporaryFolder _folder = new();
    private RunningApp _app = null!;
    private AsyncServiceScope _owner;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ExportJobs Jobs => _app.Services.GetRequiredService<ExportJobs>();

    public async ValueTask InitializeAsync()
    {
        _app = await party.StartAsync(("Export:Folder", _folder["exports"]));
        _owner = await _app.AsOwnerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _owner.DisposeAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_album_becomes_a_folder_that_follows_it_and_everybody_can_read()
    {
        var album = await _app.QueryAsync(context => context.AlbumPhotos.Where(photo => photo.FaceCount >= 2).OrderBy(photo => photo.Path).ToListAsync(Stop));
        (await ExportAsync(Groups)).Result!.Written.ShouldBe(album.Count);
        Files("Groups_ all_of us").ShouldBe(album.Select(photo => photo.Path));
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(_folder["exports"]).HasFlag(UnixFileMode.OtherExecute).ShouldBeTrue();
            File.GetUnixFileMode(_folder["exports/Groups_ all_of us"]).HasFlag(UnixFileMode.OtherExecute).ShouldBeTrue();
            File.GetUnixFileMode(_folder["exports/Groups_ all_of us/" + album[0].Path]).HasFlag(UnixFileMode.OtherRead).ShouldBeTrue();
        }

        await _owner.ServiceProvider.GetRequiredService<PhotoHiding>().HideAsync([album[0].Id], isHidden: true, Stop);
        (await ExportAsync(Groups)).Result.ShouldNotBeNull().ShouldSatisfyAllConditions(
            result => result.Removed.ShouldBe(1), result => result.Written.ShouldBe(0), result => result.Unchanged.ShouldBe(album.Count - 1));
    }

    [Fact]
    public async Task Chosen_photos_have_a_folder_of_their_own_and_no_other_album_takes_it()
    {
        var chosen = await _app.QueryAsync(context => context.Photos.OrderBy(photo => photo.Id).Select(photo => photo.Id).Take(3).ToListAsync(Stop));
        var request = new ExportRequest("Grandma", null, chosen, ExportMode.Symlink);
        (await ExportAsync(request)).Result!.Written.ShouldBe(3);

        (await ExportAsync(Groups with { Name = "Grandma" })).Problem!.Reason!.Key.ShouldBe("Export.OtherAlbum");
        (await ExportAsync(request with { Photos = [chosen[0]] })).Problem!.Reason!.Key.ShouldBe("Export.OtherAlbum");
        (await ExportAsync(request with { Name = "None", Photos = [] })).Problem!.Key.ShouldBe("Export.Empty");
        Files("Grandma").Count.ShouldBe(3);
    }

    [Fact]
    public async Task One_runs_at_a_time_and_is_stopped_on_demand_and_continued()
    {
        Message? second = null;
        using (Jobs.Subscribe(() =>
        {
            if (Jobs.Current is { IsRunning: true, Done: > 0 })
            {
                second = Jobs.Start(Groups with { Name = "Other" });
                Jobs.Cancel();
            }
        }))
        {
            (await ExportAsync(Groups)).Problem!.Key.ShouldBe("Export.Stopped");
        }

        second!.Key.ShouldBe("Refused.Exporting");
        (await ExportAsync(Groups)).Result.ShouldNotBeNull().ShouldSatisfyAllConditions(result => result.Unchanged.ShouldBeGreaterThan(0), result => result.Written.ShouldBeGreaterThan(0));
    }

    [Fact]
    public void Nothing_is_exported_into_the_library_our_data_or_around_them_nor_where_a_link_leads()
    {
        var library = _app.Services.GetRequiredService<IOptionsMonitor<LibraryOptions>>().CurrentValue;
        bool IsApart(string folder) => ExportPlace.IsApart(new ExportOptions { Folder = folder }, library);
        Directory.CreateSymbolicLink(_folder["away"], _app.Library.Photos);

        IsApart(Path.Combine(_app.Library.Photos, "exports")).ShouldBeFalse();
        IsApart(Path.Combine(_app.Library.Data, "exports")).ShouldBeFalse();
        IsApart(Path.GetDirectoryName(_app.Library.Data)!).ShouldBeFalse();
        IsApart(_folder["away/exports"]).ShouldBeFalse();
        IsApart(_folder["exports"]).ShouldBeTrue();

        Directory.CreateDirectory(_folder["exports"]);
        Directory.CreateSymbolicLink(_folder["exports/Anna"], _folder["elsewhere"]);
        Jobs.Start(Groups with { Name = "Anna" })!.Key.ShouldBe("Refused.ExportPlace");
    }

    private async Task<ExportState> ExportAsync(ExportRequest request)
    {
        (await _owner.ServiceProvider.GetRequiredService<AlbumExports>().StartAsync(request, Stop)).ShouldBeNull();
        await Waiting.UntilAsync(() => Task.FromResult(Jobs.Current is { IsRunning: false }));
        return Jobs.Current!;
    }

    private List<string> Files(string folder) => [.. Directory.EnumerateFiles(_folder["exports/" + folder]).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];
}
