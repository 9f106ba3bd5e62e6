using FaceGallery.Web.Photos;
using Shouldly;

namespace FaceGallery.Tests.Web.Photos;

public sealed class GridRowsTests
{
    [Theory]
    [InlineData(2.6f)]
    [InlineData(6.2f)]
    public void Every_photo_is_in_one_row_and_in_order(float width)
    {
        var photos = Photos(200);
        var rows = new GridRows(photos, width);

        Enumerable.Range(0, rows.Count).SelectMany(row => rows[row]).Select(photo => photo.Id).ShouldBe(photos.Select(photo => photo.Id));
    }

    [Fact]
    public void Rows_are_nearly_full_without_much_cropping()
    {
        var rows = new GridRows(Photos(500), 6.2f);

        var stretches = Enumerable.Range(0, rows.Count - 1).Select(row => 6.2f / rows[row].Sum(photo => photo.Aspect));

        stretches.ShouldAllBe(stretch => stretch > 0.75 && stretch < 1.34);
    }

    [Fact]
    public void A_photo_that_is_wider_than_a_row_has_one_of_its_own()
    {
        var rows = new GridRows([new(1, 9f), new(2, 9f)], 2f);

        rows.Count.ShouldBe(2);
        rows.RowOf(2).ShouldBe(1);
    }

    [Fact]
    public void A_photos_row_is_found()
    {
        var rows = new GridRows(Photos(50), 6.2f);

        foreach (var row in Enumerable.Range(0, rows.Count))
        {
            rows[row].ShouldAllBe(photo => rows.RowOf(photo.Id) == row);
        }

        rows.RowOf(999).ShouldBeNull();
    }

    [Fact]
    public void No_photos_are_no_rows() => new GridRows([], 6f).Count.ShouldBe(0);

    private static PhotoShape[] Photos(int count)
    {
        float[] aspects = [1.5f, 0.75f, 1.33f, 0.56f, 1.78f, 1f];
        return [.. Enumerable.Range(1, count).Select(id => new PhotoShape(id, aspects[id * 7 % aspects.Length]))];
    }
}
