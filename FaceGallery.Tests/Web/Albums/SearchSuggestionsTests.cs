using FaceGallery.Domain.Albums;
using FaceGallery.Web.Albums;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.People;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Albums;

public sealed class SearchSuggestionsTests
{
    private static readonly PersonCard[] People = [Person(1, "Anna"), Person(2, "Ben Carter"), Person(3, "Ben Miller")];
    private static readonly int[] Years = [2026, 2025, 2019];

    [Theory]
    [InlineData("an", "person-1", "text-an")]
    [InlineData("beach ben", "person-2;text-beach", "person-3;text-beach", "text-beach;text-ben")]
    [InlineData("ben c", "person-2", "text-ben;text-c")]
    [InlineData("anna -ben m", "person-1;not-3")]
    [InlineData("anna 202", "person-1;from-2026-01-01;to-2026-12-31", "person-1;from-2025-01-01;to-2025-12-31", "person-1;text-202")]
    [InlineData("summer", "person-2;person-3", "text-summer")]
    [InlineData("<b>%_", "text-%3Cb%3E%25_")]
    [InlineData("-", "text--")]
    [InlineData("   ")]
    public void What_may_be_meant_is_offered_the_likeliest_first(string typed, params string[] searches)
    {
        var offered = Offer(typed, new PhotoSearch());
        searches.ShouldBeSubsetOf(offered);
        offered.FirstOrDefault().ShouldBe(searches.FirstOrDefault());
    }

    [Fact]
    public void Whoever_is_asked_for_already_is_not_offered_again() =>
        Offer("an", new PhotoSearch { AllOf = [1] }).ShouldBe(["person-1;text-an"]);

    private static List<string> Offer(string typed, PhotoSearch search)
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Text>().BuildServiceProvider();
        SmartAlbum[] kept = [new() { Name = "Summer with both", Search = "person-2;person-3" }];
        return [.. SearchSuggestions.For(typed, search, People, Years, kept, services.GetRequiredService<Text>()).Select(suggestion => PhotoSearchText.Write(suggestion.Search))];
    }

    private static PersonCard Person(int id, string name) => new(id, name, 1, 1, null, null);
}
