namespace FaceGallery.Tests;

public sealed class HouseRulesTests
{
    [Fact]
    public void Nothing() => Assert.True(true);
}
