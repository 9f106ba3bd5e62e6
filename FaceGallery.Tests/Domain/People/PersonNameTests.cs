using FaceGallery.Domain.People;
using Shouldly;

namespace FaceGallery.Tests.Domain.People;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("  Ann  ", "Ann")]
    [InlineData("Zoe\u0308", "Zoë")]
    [InlineData("李娜", "李娜")]
    [InlineData("🎉 Kim", "🎉 Kim")]
    [InlineData("CON", "CON")]
    [InlineData("..", "..")]
    [InlineData("<b>Bo</b>", "<b>Bo</b>")]
    [InlineData("An\u0007n\n", "Ann")]
    [InlineData("محمد", "محمد")]
    [InlineData("\u202eAnn\u202c", "Ann")]
    [InlineData("\u2067Ann\u2069", "Ann")]
    [InlineData("👩\u200d🍳 Jo", "👩\u200d🍳 Jo")]
    public void A_name_is_kept_as_written_but_trimmed_and_composed(string text, string expected)
    {
        PersonName.TryParse(text, out var name, out _).ShouldBeTrue();

        name!.Value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("Ann", "ANN")]
    [InlineData("Zoë", "ZOE\u0308")]
    public void Names_that_differ_in_case_or_form_are_one(string one, string other)
    {
        Parsed(one).Key.ShouldBe(Parsed(other).Key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("\u0000")]
    [InlineData("\u200b\u200d\u2060")]
    [InlineData("\u202e \u2066")]
    [InlineData("\u3164")]
    [InlineData("group")]
    [InlineData("Unknown")]
    public void What_cannot_be_a_name_is_refused_with_the_reason(string? text)
    {
        PersonName.TryParse(text, out _, out var problem).ShouldBeFalse();

        problem.ShouldNotBeNull();
    }

    [Fact]
    public void A_name_of_two_hundred_letters_is_a_name_and_one_of_more_is_not()
    {
        PersonName.TryParse(new string('a', 200), out _, out _).ShouldBeTrue();
        PersonName.TryParse(new string('a', 201), out _, out _).ShouldBeFalse();
    }

    private static PersonName Parsed(string text) => PersonName.TryParse(text, out var name, out var problem) ? name : throw new ArgumentException(problem.Key);
}
