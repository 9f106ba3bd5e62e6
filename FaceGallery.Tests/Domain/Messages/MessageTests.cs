using FaceGallery.Domain.Messages;
using Shouldly;

namespace FaceGallery.Tests.Domain.Messages;

public sealed class MessageTests
{
    [Fact]
    public void What_is_stored_is_read_again()
    {
        var read = Message.Parse(new Message("Unreadable.TooSlow", "30", "Imaging:DecodeSeconds").ToString());

        read.Key.ShouldBe("Unreadable.TooSlow");
        read.Arguments.ShouldBe(["30", "Imaging:DecodeSeconds"]);
    }

    [Fact]
    public void A_sentence_that_an_older_version_stored_speaks_for_itself()
    {
        var read = Message.Parse("The file could not be read: {0}");

        read.Key.ShouldBe("The file could not be read: {0}");
        read.Arguments.ShouldBeEmpty();
    }
}
