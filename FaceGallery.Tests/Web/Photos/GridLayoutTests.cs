using FaceGallery.Web.Albums;
using Shouldly;

namespace FaceGallery.Tests.Web.Photos;

public sealed class GridLayoutTests
{
    private const int July = (2026 * 12) + 6;

    [Theory]
    [InlineData(360)]
    [InlineData(1392)]
    public void Every_photo_is_in_one_row_and_in_order(double width)
    {
        var photos = Photos(200);
        var layout = new GridLayout(photos, width, 200);

        Rows(layout).SelectMany(layout.PhotosOf).Select(photo => photo.Id).ShouldBe(photos.Select(photo => photo.Id));
    }

    [Fact]
    public void Each_month_has_its_heading_and_begins_a_row()
    {
        PhotoShape[] photos = [new(1, 1, July), new(2, 1, July), new(3, 1, July - 1)];

        var blocks = new GridLayout(photos, 1000, 200).Between(0, 10_000).ToList();

        blocks.Select(block => (block.IsHeading, block.Month, block.Top)).ShouldBe(
            [(true, July, 0), (false, July, 48), (true, July - 1, 248), (false, July - 1, 296)]);
    }

    [Fact]
    public void Each_photo_knows_its_month_and_in_an_album_by_hand_there_is_none()
    {
        var layout = new GridLayout([new(1, 1, July), new(2, 1, July), new(3, 1, July - 1)], 1000, 200);

        Enumerable.Range(0, 3).Select(layout.MonthOf).ShouldBe([(0, 2), (0, 2), (2, 1)]);
        new GridLayout([new(1, 1, PhotoShape.NoMonth)], 1000, 200).MonthOf(0).ShouldBe((0, 0));
    }

    [Fact]
    public void Years_whose_labels_would_lie_over_each_other_are_left_out()
    {
        PhotoShape[] photos = [.. Enumerable.Range(0, 60).Select(place => new PhotoShape(place + 1, 1, July - place)), new(61, 1, July - 61), new(62, 1, July - 73)];
        var layout = new GridLayout(photos, 100, 100);

        layout.Years(0).Select(year => year.Year).ShouldBe([2026, 2025, 2024, 2023, 2022, 2021, 2020]);
        var apart = layout.Years(0.15).ToList();
        apart.Zip(apart.Skip(1)).ShouldAllBe(pair => pair.Second.Top - pair.First.Top >= 0.15);
        apart[0].ShouldBe((2026, 0));
    }

    [Fact]
    public void Rows_are_nearly_full_without_much_cropping()
    {
        var layout = new GridLayout(Photos(500), 1240, 200);

        Rows(layout).Where(row => !IsShort(layout, row)).Select(row => 6.2f / layout.WidthOf(row))
            .ShouldAllBe(stretch => stretch > 0.75 && stretch < 1.34);
    }

    [Fact]
    public void A_months_last_row_is_not_stretched_and_a_panorama_has_a_row_of_its_own()
    {
        var layout = new GridLayout([new(1, 9f, July), new(2, 1f, July)], 400, 200);

        Rows(layout).Select(layout.WidthOf).ShouldBe([2.6f, 2]);
        Rows(layout).Select(row => IsShort(layout, row)).ShouldBe([false, true]);
    }

    [Fact]
    public void What_is_in_sight_is_found_among_a_hundred_thousand_and_so_is_a_photos_row()
    {
        var layout = new GridLayout(Photos(100_000), 1392, 224);
        var (top, bottom) = (layout.Height / 2, (layout.Height / 2) + 900);

        var seen = layout.Between(top, bottom).ToList();
        seen.Count.ShouldBeInRange(4, 8);
        seen.ShouldAllBe(block => block.Bottom > top && block.Top < bottom);
        layout.TopOf(layout.PhotosOf(seen.First(block => !block.IsHeading)).First().Id).ShouldBe(seen.First(block => !block.IsHeading).Top);
        layout.TopOf(-1).ShouldBeNull();
    }

    [Fact]
    public void A_shape_that_is_none_has_its_place_all_the_same() =>
        Rows(new GridLayout([new(1, float.NaN, July), new(2, float.PositiveInfinity, July)], 500, 200)).Sum(row => row.Count).ShouldBe(2);

    [Fact]
    public void No_photos_take_no_room() => new GridLayout([], 1000, 200).Height.ShouldBe(0);

    private static bool IsShort(GridLayout layout, GridBlock row) => layout.PhotosOf(row).Sum(photo => photo.Aspect) < layout.WidthOf(row);

    private static IEnumerable<GridBlock> Rows(GridLayout layout) => layout.Between(0, layout.Height).Where(block => !block.IsHeading);

    private static PhotoShape[] Photos(int count)
    {
        float[] aspects = [1.5f, 0.75f, 1.33f, 0.56f, 1.78f, 1f];
        return [.. Enumerable.Range(1, count).Select(id => new PhotoShape(id, aspects[id * 7 % aspects.Length], July - (id / 40)))];
    }
}
