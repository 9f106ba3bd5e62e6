using FaceGallery.Web.People;
using Shouldly;

namespace FaceGallery.Tests.Web.People;

public sealed class PeopleSearchTests
{
    private static readonly PersonCard[] People = [.. new[] { "Joanna", "Zoë Anders", "anna", "Bertram", "Bert", "王安娜" }.Select((name, id) => new PersonCard(id, name, 0, 0, null, null))];

    [Theory]
    [InlineData("an", "anna,Zoë Anders,Joanna")]
    [InlineData("bert", "Bert,Bertram")]
    [InlineData("ZOE", "Zoë Anders")]
    [InlineData("安", "王安娜")]
    [InlineData("nobody", "")]
    public void Names_are_found_by_any_part_those_that_begin_so_first(string text, string expected) =>
        string.Join(',', PeopleSearch.Find(People, text, suggested: null, most: 6).Select(person => person.Name)).ShouldBe(expected);

    [Fact]
    public void The_likely_person_leads_while_nothing_is_typed() =>
        PeopleSearch.Find(People, " ", "Bert", most: 2).Select(person => person.Name).ShouldBe(["Bert", "Joanna"]);
}
