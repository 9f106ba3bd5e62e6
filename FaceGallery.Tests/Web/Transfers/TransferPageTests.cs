using System.Text;
using AngleSharp.Dom;
using Bunit;
using FaceGallery.Domain.History;
using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.History;
using FaceGallery.Web.Transfers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Transfers;

public sealed class TransferPageTests(IndexedParty party) : ComponentTests, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RunningApp _app = null!;

    private ImportJobs Imports => _app.Services.GetRequiredService<ImportJobs>();

    private DataExports Exports => _app.Services.GetRequiredService<DataExports>();

    public async ValueTask InitializeAsync()
    {
        _app = await party.StartAsync(("Export:Folder", _folder["exports"]), ("Library:Places:0", _folder.FullPath));
        await UseAsync(_app);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_would_be_imported_is_told_before_it_is_and_one_undo_takes_it_back()
    {
        var before = await _app.FingerprintAsync();
        var page = Render<TransferPage>();
        Button(page, "See what there is").Click();
        page.WaitForState(() => Imports.Current is { Step: ImportStep.Seen });
        var told = page.FindAll(".sentences li").Select(sentence => sentence.TextContent).ToList();
        told.ShouldContain(sentence => sentence.StartsWith("Names: ", StringComparison.Ordinal));
        (await _app.FingerprintAsync()).ShouldBe(before);

        Button(page, "Import").Click();

        page.WaitForState(() => Imports.Current is { Step: ImportStep.Ended });
        page.FindAll(".sentences li").Select(sentence => sentence.TextContent).ShouldBe(told);
        var change = await _app.QueryAsync(context => context.Changes.SingleAsync(Stop));
        (change.Kind, change.Subject).ShouldBe((ChangeKind.Imported, "the photos’ files"));
        await Services.GetRequiredService<ChangeHistory>().UndoAsync(change.Id, withLater: false, Stop);
        (await _app.FingerprintAsync()).ShouldBe(before);

        Button(page, "Import more").Click();
        Button(page, "See what there is");
    }

    [Fact]
    public async Task A_Takeout_is_found_by_looking_into_the_servers_folders_and_what_is_no_place_is_refused()
    {
        var photo = await _app.QueryAsync(context => context.Photos.Where(photo => photo.Kind == RootKind.Photos).OrderBy(photo => photo.Id).FirstAsync(Stop));
        Directory.CreateDirectory(_folder["Takeout"]);
        File.Copy(Path.Combine(_app.Library.Photos, photo.Path), _folder["Takeout/a.jpg"]);
        _folder.Write("Takeout/a.jpg.json", """{"title": "a.jpg", "photoTakenTime": {"timestamp": "0"}, "favorited": true}"""u8);
        var page = Render<TransferPage>();
        Button(page, "From a Google Takeout").Click();
        Button(page, "See what there is").HasAttribute("disabled").ShouldBeTrue();
        Button(page, _folder.FullPath).Click();
        Button(page, "Takeout").Click();

        Button(page, "See what there is").Click();

        page.WaitForState(() => Imports.Current is { Step: ImportStep.Seen });
        page.FindAll(".sentences li").Select(sentence => sentence.TextContent).ShouldBe(["No name is new.", "Favourites: 1"]);
        Imports.PutAway();
        (await Services.GetRequiredService<OwnersTransfers>().LookAsync("/etc", Stop)).ShouldNotBeNull().Key.ShouldBe("Folders.NotAllowed");
        Imports.Current.ShouldBeNull();
    }

    [Fact]
    public async Task One_runs_at_a_time_and_when_it_is_stopped_nothing_was_imported()
    {
        var before = await _app.FingerprintAsync();
        string? second = null;
        using (Imports.Subscribe(() =>
        {
            if (Imports.Current is { IsBusy: true, Done: > 0 })
            {
                second ??= Imports.Look(folder: null)?.Key;
                Imports.Stop();
            }
        }))
        {
            Imports.Look(folder: null).ShouldBeNull();
            await Waiting.UntilAsync(() => Task.FromResult(Imports.Current is { Step: ImportStep.Ended }));
        }

        (second, Imports.Current!.Problem!.Key).ShouldBe(("Refused.Importing", "Transfer.Stopped"));
        Imports.Look(folder: null).ShouldBeNull();
        await Waiting.UntilAsync(() => Task.FromResult(Imports.Current is { Step: ImportStep.Seen }));
        using (Imports.Subscribe(Imports.Stop))
        {
            await Services.GetRequiredService<OwnersTransfers>().TakeAsync("test");
        }

        Imports.Current!.Problem!.Key.ShouldBe("Transfer.Stopped");
        (await _app.FingerprintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_was_said_is_written_into_the_export_folder_for_all_to_read()
    {
        var page = Render<TransferPage>();
        foreach (var (name, what) in new[] { ("Write one file (JSON)", DataExport.Json), ("Write sidecars (XMP)", DataExport.Xmp) })
        {
            Button(page, name).Click();
            page.WaitForState(() => Exports.Current is { IsRunning: false } current && current.What == what);
        }

        Encoding.UTF8.GetString(await File.ReadAllBytesAsync(_folder["exports/FaceGallery data/facegallery.json"], Stop)).ShouldStartWith("{\"format\":\"facegallery\",\"version\":1,");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(_folder["exports/FaceGallery data/facegallery.json"]).HasFlag(UnixFileMode.OtherRead).ShouldBeTrue();
        }

        await using var friend = _app.Services.CreateAsyncScope().Of("Friend");
        (await friend.ServiceProvider.GetRequiredService<OwnersTransfers>().ExportAsync(DataExport.Json, Stop)).ShouldNotBeNull().Key.ShouldBe("NotAllowed.Text");
        (await friend.ServiceProvider.GetRequiredService<OwnersTransfers>().LookAsync(folder: null, Stop)).ShouldNotBeNull().Key.ShouldBe("NotAllowed.Text");
    }

    private static IElement Button(IRenderedComponent<TransferPage> page, string name) => page.FindAll("button").Single(button =>
        button.TextContent.Trim() == name || button.QuerySelector("strong, bdi")?.TextContent == name);
}
