using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands;
using FaceGallery.Web.Commands.Serve;
using FaceGallery.Web.Data;
using Shouldly;

namespace FaceGallery.Tests.Web;

public sealed class WebAppTests : IAsyncLifetime
{
    private readonly TestLibrary _library = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("data")]
    [InlineData("a/b/../data")]
    public void A_data_folder_in_the_library_is_refused_before_anything_is_written(string below)
    {
        var settings = new Dictionary<string, string?>(_library.Settings) { ["Data:Folder"] = Path.Combine(_library.Photos, below) };

        Should.Throw<CommandException>(() => WebApp.Build(settings)).ExitCode.ShouldBe(ExitCodes.WrongUsage);
        Directory.EnumerateFileSystemEntries(_library.Photos).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_owner_is_made_by_a_setting_where_nobody_opens_a_browser_and_stays()
    {
        foreach (var password in new[] { RunningApp.OwnerPassword, "another password" })
        {
            await using var app = WebApp.Build(new Dictionary<string, string?>(_library.Settings) { ["urls"] = "http://127.0.0.1:0", ["Access:OwnerPassword"] = password });
            await app.StartFaceGalleryAsync(TestContext.Current.CancellationToken);

            (await Sessions.SignInAsync(app.Urls.First(), "owner", RunningApp.OwnerPassword)).ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task An_address_that_is_none_is_wrong_usage()
    {
        await using var app = WebApp.Build(new Dictionary<string, string?>(_library.Settings) { ["urls"] = "nonsense" });

        (await Should.ThrowAsync<CommandException>(() => app.StartFaceGalleryAsync(TestContext.Current.CancellationToken)))
            .ExitCode.ShouldBe(ExitCodes.WrongUsage);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_said_in_one_sentence_and_the_data_folder_is_given_back()
    {
        await using var first = await RunningApp.StartAsync(new TestLibrary());
        var settings = new Dictionary<string, string?>(_library.Settings) { ["urls"] = first.Address };
        await using (var second = WebApp.Build(settings))
        {
            var problem = await Should.ThrowAsync<CommandException>(() => second.StartFaceGalleryAsync(TestContext.Current.CancellationToken));
            problem.ExitCode.ShouldBe(ExitCodes.CannotDo);
            problem.Message.ShouldContain(first.Address);
            problem.Message.ShouldContain("--urls");
        }

        DataFolder.Open(_library.Data).Dispose();
        (await SaidAsync(first.Address)).ShouldContain($"Cannot listen on {first.Address}");
    }

    [Fact]
    public async Task A_setting_that_is_wrong_is_said_in_its_own_sentence_alone()
    {
        Directory.CreateDirectory(_library.Data);
        await File.WriteAllTextAsync(Path.Combine(_library.Data, "settings.json"), """{ "Indexing:Workers": "-3" }""", TestContext.Current.CancellationToken);

        (await SaidAsync("http://127.0.0.1:0")).ShouldBe("Indexing:Workers must be from 0 (one for each core) to 256.");
    }

    [Fact]
    public async Task A_certificate_that_is_not_there_is_said_with_the_setting_that_names_it()
    {
        var settings = new Dictionary<string, string?>(_library.Settings) { ["urls"] = "https://127.0.0.1:0", ["Kestrel:Certificates:Default:Path"] = Path.Combine(_library.Photos, "none.pfx") };
        await using var app = WebApp.Build(settings);

        (await Should.ThrowAsync<CommandException>(() => app.StartFaceGalleryAsync(TestContext.Current.CancellationToken)))
            .Message.ShouldContain("Kestrel__Certificates__Default__Path");
    }

    /// <summary>All that a start that fails writes.</summary>
    private async Task<string> SaidAsync(string address)
    {
        var result = await CommandLine.RunUnprivilegedAsync("serve", "--photos", _library.Photos, "--data", _library.Data, "--urls", address);
        result.ExitCode.ShouldNotBe(ExitCodes.Done);
        return (result.Output + result.Errors).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains("runs as root", StringComparison.Ordinal)).ShouldHaveSingleItem();
    }
}
