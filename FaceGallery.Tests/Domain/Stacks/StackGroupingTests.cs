using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Stacks;
using Shouldly;

namespace FaceGallery.Tests.Domain.Stacks;

public sealed class StackGroupingTests
{
    private const long View = 0x5A5A_3C3C_0FF0_A55A;

    private static readonly DateTime Noon = new(2026, 7, 4, 12, 0, 0, DateTimeKind.Unspecified);
    private static readonly int[] Anna = [1];
    private static readonly int[] Ben = [2];
    private static readonly int[] Both = [1, 2];

    [Fact]
    public void Photos_of_one_view_within_seconds_are_one_stack()
    {
        Stacks(Photo(1, 0), Photo(2, 3, View ^ 0b111), Photo(3, 12)).ShouldBe(["1 2 3"]);
        Stacks(Photo(1, 0), Photo(2, 11)).ShouldBeEmpty();
        Stacks(Photo(1, 0), Photo(2, 1, ~View)).ShouldBeEmpty();
        Stacks(Photo(1, 0), Photo(2, 1) with { Aspect = 0.67f }).ShouldBeEmpty();
        Stacks(Photo(1, 0), Photo(2, 1) with { Camera = "Another" }).ShouldBeEmpty();
    }

    [Fact]
    public void Every_photo_is_like_every_other_one_of_its_stack()
    {
        // A camera that turns slowly: each view is like the next, and the first is not like the last.
        var turning = Enumerable.Range(0, 6).Select(number => Photo(number, number, View ^ ((1L << (5 * number)) - 1))).ToArray();

        Stacks(turning).ShouldBe(["0 1 2", "3 4 5"]);
    }

    [Fact]
    public void Who_is_seen_on_them_must_not_contradict()
    {
        Stacks(Photo(1, 0) with { People = Anna }, Photo(2, 1) with { People = Both }, Photo(3, 2)).ShouldBe(["1 2 3"]);
        Stacks(Photo(1, 0) with { People = Anna }, Photo(2, 1) with { People = Ben }).ShouldBeEmpty();
        Stacks(Photo(1, 0) with { People = Anna }, Photo(2, 1) with { People = Ben }, Photo(3, 2) with { People = Ben }).ShouldBe(["2 3"]);
    }

    [Fact]
    public void Faces_without_names_must_be_the_same_people()
    {
        var (one, other) = (Face(1, 0, 0), Face(0, 1, 0));

        Stacks(Photo(1, 0) with { Faces = [one] }, Photo(2, 1) with { Faces = [Face(1, 0.5f, 0)] }).ShouldBe(["1 2"]);
        Stacks(Photo(1, 0) with { Faces = [one] }, Photo(2, 1) with { Faces = [one, other] }, Photo(3, 2)).ShouldBe(["1 2 3"]);
        Stacks(Photo(1, 0) with { Faces = [one] }, Photo(2, 1) with { Faces = [other] }).ShouldBeEmpty();
        Stacks(Photo(1, 0) with { Faces = [one, Face(0, 0, 1)] }, Photo(2, 1) with { Faces = [one, other] }).ShouldBe(["1 2"]);
    }

    [Fact]
    public void A_camera_that_looks_at_one_place_for_hours_makes_many_small_stacks()
    {
        var stacks = StackGrouping.Group(Enumerable.Range(0, 1000).Select(number => Photo(number, 5 * number)));

        stacks.ShouldAllBe(stack => stack.Max(photo => photo.At) - stack.Min(photo => photo.At) <= StackGrouping.MaxSpan);
        stacks.Sum(stack => stack.Count).ShouldBeGreaterThan(990);
    }

    [Fact]
    public void A_clock_that_stands_still_says_nothing()
    {
        var still = Enumerable.Range(0, 5000).Select(number => Photo(number, 0)).ToList();

        StackGrouping.Chains(still).ShouldBeEmpty();
        StackGrouping.Group(still).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_order_in_which_photos_came_makes_no_difference(int seed)
    {
        var random = new Random(seed);
        var photos = Enumerable.Range(0, 400)
            .Select(number => Photo(number, random.Next(6000), View ^ random.NextInt64(1 << 14)) with { People = random.Next(3) switch { 0 => Anna, 1 => Both, _ => [] } }).ToArray();
        var stacks = Stacks(photos);
        random.Shuffle(photos);

        Stacks(photos).ShouldBe(stacks);
        stacks.Count.ShouldBeGreaterThan(20);

        // Chain by chain it is the same.
        StackGrouping.Chains(photos).SelectMany(chain => Stacks([.. chain])).Order(StringComparer.Ordinal).ShouldBe(stacks);
    }

    [Fact]
    public void The_best_is_whole_shows_most_faces_and_shows_them_sharp_and_from_the_front()
    {
        var sharp = new FaceQuality(100, 200, 0, 0, FaceFlaws.None);
        PhotoMerit[] photos =
        [
            new(1, IsDamaged: true, 12, [sharp, sharp, sharp], 9, "a"), new(2, IsDamaged: false, 12, [sharp with { Yaw = -0.9f }], 9, "b"), new(3, IsDamaged: false, 12, [sharp with { Sharpness = 50 }, sharp], 9, "c"),
            new(4, IsDamaged: false, 12, [sharp, sharp], 7, "d"), new(5, IsDamaged: false, 3, [sharp, sharp], 9, "e"), new(6, IsDamaged: false, 12, [sharp], 9, "f"), new(7, IsDamaged: false, 12, [], 8, "g"), new(8, IsDamaged: false, 12, [], 9, "h"),
        ];

        photos.Order(PhotoMerit.BestFirst).Select(photo => photo.Id).ShouldBe([4, 3, 6, 2, 8, 7, 5, 1]);
    }

    private static StackPhoto Photo(int id, int second, long look = View) =>
        new(id, $"{id:x8}", Noon.AddSeconds(second), "Camera", new PictureHash(look), 1.5f);

    private static Embedding Face(params float[] output) => Embedding.FromOutput("test", output);

    private static List<string> Stacks(params StackPhoto[] photos) =>
        [.. StackGrouping.Group(photos).Select(stack => string.Join(' ', stack.Select(photo => photo.Id).Order())).Order(StringComparer.Ordinal)];
}
