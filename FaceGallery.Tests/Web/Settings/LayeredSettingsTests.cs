using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Settings;
using Microsoft.Extensions.Configuration;
using Shouldly;

namespace FaceGallery.Tests.Web.Settings;

/// <summary>What stands in the environment is a setting, too: no other test may change it meanwhile.</summary>
[Collection(Alone.Name)]
public sealed class LayeredSettingsTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public LayeredSettingsTests() => CommandLine.ForgetWeights();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task What_the_owner_set_wins_over_the_file_and_yields_to_an_option()
    {
        using var settings = Load();
        await settings.StoreAsync(_ => new Dictionary<string, string?> { ["Indexing:Workers"] = "3", ["Library:People"] = "/set" }, Stop);

        using var next = Load(("Library:People", "/given"));

        (Of(next)["Indexing:Workers"], next.SourceOf("Indexing:Workers")).ShouldBe(("3", SettingSource.Stored));
        (Of(next)["Library:People"], next.SourceOf("Library:People")).ShouldBe(("/given", SettingSource.CommandLine));
        next.SourceOf("Sharing:PublicAddress").ShouldBe(SettingSource.Default);
    }

    [Fact]
    public async Task A_list_replaces_the_one_of_an_earlier_source_and_an_empty_one_does_too()
    {
        using var settings = Load();
        await settings.StoreAsync(_ => new Dictionary<string, string?> { ["Library:Photos:0"] = "/a", ["Library:Photos:1"] = "/b", ["Models:Mirrors"] = "" }, Stop);

        using var next = Load(("Library:Photos:0", "/c"));

        Of(next).GetSection("Library:Photos").Get<string[]>().ShouldBe(["/c"]);
        (Of(settings).GetSection("Models:Mirrors").Get<string[]>() ?? []).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_who_set_at_once_lose_nothing()
    {
        using var settings = Load();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => settings.StoreAsync(
            stored => new Dictionary<string, string?>(stored) { [$"Library:Photos:{number}"] = $"/{number}" }, Stop)));

        using var next = Load();

        Of(next).GetSection("Library:Photos").Get<string[]>()!.Length.ShouldBe(20);
    }

    [Theory]
    [InlineData("{\"Indexing\": ")]
    [InlineData("[]")]
    [InlineData("\u0000\u0000")]
    public void A_broken_file_is_named_and_kept(string content)
    {
        File.WriteAllText(_data[LayeredSettings.StoredFile], content);

        Should.Throw<InvalidDataException>(() => Load()).Message.ShouldContain(_data[LayeredSettings.StoredFile]);

        File.ReadAllText(_data[LayeredSettings.StoredFile]).ShouldBe(content);
    }

    [Fact]
    public void A_slip_in_a_name_is_told_with_the_nearest_name()
    {
        File.WriteAllText(_data[LayeredSettings.StoredFile], """{"Indexing": {"Worker": "2"}, "Libary": {"Photos": ["/a"]}, "Serilog": {"Own": "1"}}""");

        using var settings = Load();

        settings.Unknown().Select(unknown => (unknown.Arguments[0], unknown.Arguments[^1]))
            .ShouldBe([("Indexing:Worker", "Indexing:Workers"), ("Libary:Photos", "Library:Photos")], ignoreOrder: true);
    }

    [Fact]
    public void Every_setting_of_the_page_reads_its_default()
    {
        using var settings = Load();
        var configuration = Of(settings);

        foreach (var setting in SettingsCatalogue.All.Where(setting => setting.Key != "Library:Photos"))
        {
            setting.Read(configuration).ShouldBe(setting.Default(), setting.Key);
            (setting.IsList || setting.Default().Count == 0 || setting.Check(setting.Default()) is null).ShouldBeTrue(setting.Key);
        }
    }

    private static IConfiguration Of(LayeredSettings settings) => new ConfigurationBuilder().Add(settings).Build();

    private LayeredSettings Load(params (string Key, string Value)[] options) =>
        new(options.Append(("Data:Folder", _data.FullPath)).ToDictionary(pair => pair.Item1, pair => (string?)pair.Item2));
}
