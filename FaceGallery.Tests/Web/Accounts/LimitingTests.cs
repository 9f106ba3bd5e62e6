using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Hosting;
using Shouldly;

namespace FaceGallery.Tests.Web.Accounts;

/// <summary>Whom limits count as one, and how long they make them wait.</summary>
public sealed class LimitingTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::/64")]
    [InlineData("fe80::1%3", "fe80::/64")]
    [InlineData(null, "")]
    public void A_household_counts_as_one(string? address, string network) =>
        AddressNetwork.Of(address is null ? null : IPAddress.Parse(address)).ShouldBe(network);

    [Fact]
    public void The_wait_grows_to_its_longest_and_is_forgotten_after_a_day()
    {
        var clock = new SetClock();
        var delay = new GrowingDelay(clock, free: 2, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        double[] waits = [.. Enumerable.Range(0, 6).Select(_ =>
        {
            delay.Failed("a");
            return delay.WaitOf("a").TotalSeconds;
        })];

        waits.ShouldBe([0, 0, 1, 2, 4, 5]);
        delay.WaitOf("b").ShouldBe(TimeSpan.Zero);
        clock.Now += TimeSpan.FromSeconds(5);
        delay.WaitOf("a").ShouldBe(TimeSpan.Zero);
        clock.Now += TimeSpan.FromDays(1);
        delay.Failed("a");
        delay.WaitOf("a").ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_flood_of_keys_takes_no_more_memory_and_forgets_the_oldest()
    {
        var delay = new GrowingDelay(new SetClock(), free: 0, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        for (var key = 0; key < 5_000; key++)
        {
            delay.Failed($"{key}");
        }

        delay.WaitOf("0").ShouldBe(TimeSpan.Zero);
        delay.WaitOf("4999").ShouldBe(TimeSpan.FromSeconds(1));
    }
}
