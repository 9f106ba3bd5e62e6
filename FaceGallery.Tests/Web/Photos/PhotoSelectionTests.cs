using FaceGallery.Web.Albums;
using Shouldly;

namespace FaceGallery.Tests.Web.Photos;

public sealed class PhotoSelectionTests
{
    private static readonly PhotoShape[] Photos = [.. new[] { 9, 4, 7, 1, 5 }.Select(id => new PhotoShape(id, 1, 0))];

    private readonly PhotoSelection _selection = new();

    [Fact]
    public void One_is_chosen_and_dropped_again()
    {
        _selection.Toggle(4, isRange: false, Photos);
        _selection.Toggle(7, isRange: false, Photos);
        _selection.Toggle(4, isRange: false, Photos);

        _selection.Ids.ShouldBe([7]);
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(1, 4)]
    public void A_range_goes_from_the_last_one_in_the_albums_order_both_ways(int first, int last)
    {
        _selection.Toggle(first, isRange: false, Photos);
        _selection.Toggle(last, isRange: true, Photos);

        _selection.Ids.ShouldBe([4, 7, 1], ignoreOrder: true);
    }

    [Fact]
    public void What_left_the_album_is_no_longer_chosen()
    {
        _selection.Add(Photos);
        _selection.Keep(Photos.Take(2));

        _selection.Ids.ShouldBe([9, 4], ignoreOrder: true);
    }
}
