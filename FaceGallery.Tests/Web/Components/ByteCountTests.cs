using System.Globalization;
using FaceGallery.Web.Components;
using Shouldly;

namespace FaceGallery.Tests.Web.Components;

public sealed class ByteCountTests
{
    [Theory]
    [InlineData(0, "0 kB")]
    [InlineData(1, "1 kB")]
    [InlineData(999_001, "1000 kB")]
    [InlineData(1_250_000, "1.3 MB")]
    [InlineData(9_960_000, "10.0 MB")]
    [InlineData(812_400_000, "812 MB")]
    [InlineData(3_249_000_000, "3.2 GB")]
    public void Bytes_are_written_as_readers_know_them(long bytes, string written) => ByteCount.Of(bytes, CultureInfo.InvariantCulture).ShouldBe(written);
}
