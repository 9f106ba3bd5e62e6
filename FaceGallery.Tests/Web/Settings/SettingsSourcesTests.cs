using FaceGallery.Web.Settings;
using Microsoft.Extensions.Configuration;
using Shouldly;

namespace FaceGallery.Tests.Web.Settings;

public sealed class SettingsSourcesTests
{
    [Fact]
    public void A_list_that_is_given_replaces_the_one_before()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Library:Photos:0"] = "/a", ["Library:Photos:1"] = "/b", ["Library:People"] = "/p" })
            .AddOptions(new Dictionary<string, string?> { ["Library:Photos:0"] = "/c" })
            .Build();

        configuration.GetSection("Library:Photos").Get<string[]>()!.Where(folder => folder.Length > 0).ShouldBe(["/c"]);
        configuration["Library:People"].ShouldBe("/p");
    }
}
