using FaceGallery.Web.People;
using Shouldly;

namespace FaceGallery.Tests.Web.People;

public sealed class PeopleOrderTests
{
    [Fact]
    public void Who_is_shown_stays_in_place_and_newcomers_follow_with_fresh_numbers()
    {
        var order = PeopleOrder.KeepPlaces([Card(1, 5), Card(2, 3)], [Card(3, 9), Card(2, 8), Card(1, 6)]);

        order.Select(person => (person.Id, person.PhotoCount)).ShouldBe([(1, 6), (2, 8), (3, 9)]);
    }

    [Fact]
    public void Who_is_gone_is_gone() =>
        PeopleOrder.KeepPlaces([Card(1, 5), Card(2, 3)], [Card(2, 3)]).Select(person => person.Id).ShouldBe([2]);

    private static PersonCard Card(int id, int photos) => new(id, $"Person {id}", photos, photos, null, null);
}
