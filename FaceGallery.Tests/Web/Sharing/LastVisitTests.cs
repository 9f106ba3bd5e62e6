using FaceGallery.Web.Guests;
using Shouldly;

namespace FaceGallery.Tests.Web.Sharing;

/// <summary>What is new to a guest who comes back.</summary>
public sealed class LastVisitTests
{
    private static readonly DateTime Evening = new(2026, 11, 21, 22, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Nothing_is_new_to_whoever_comes_first() => LastVisit.Next(null, latest: 7, Evening).KnownUntil.ShouldBe(7);

    [Fact]
    public void What_came_since_stays_new_while_the_guest_is_looking()
    {
        var first = LastVisit.Next(null, latest: 7, Evening);
        var second = LastVisit.Next(first, latest: 9, Evening.AddHours(3));
        second.KnownUntil.ShouldBe(7);

        LastVisit.Next(second, latest: 9, Evening.AddHours(3).AddMinutes(10)).KnownUntil.ShouldBe(7);
        LastVisit.Next(second, latest: 9, Evening.AddDays(1)).KnownUntil.ShouldBe(9);
    }

    [Fact]
    public void A_clock_that_is_set_back_makes_nothing_new_and_hides_nothing()
    {
        var first = LastVisit.Next(null, latest: 7, Evening);

        LastVisit.Next(first, latest: 7, Evening.AddDays(-3)).KnownUntil.ShouldBe(7);
        LastVisit.Next(first, latest: 8, Evening.AddDays(-3)).KnownUntil.ShouldBe(7);
    }
}
