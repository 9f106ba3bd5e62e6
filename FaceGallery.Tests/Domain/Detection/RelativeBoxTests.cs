using FaceGallery.Domain.Detection;
using Shouldly;

namespace FaceGallery.Tests.Domain.Detection;

public sealed class RelativeBoxTests
{
    [Fact]
    public void A_picture_is_looked_at_where_its_large_faces_are()
    {
        var focus = RelativeBox.FocusOf([new(.1f, .1f, .4f, .4f), new(.9f, .9f, .04f, .04f)])!.Value;

        focus.X.ShouldBe(.306f, .01f);
        focus.Y.ShouldBe(.306f, .01f);
        RelativeBox.FocusOf([]).ShouldBeNull();
    }
}
