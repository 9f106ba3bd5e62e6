using FaceGallery.Web.Access;
using Shouldly;

namespace FaceGallery.Tests.Web.Access;

public sealed class OpenAddressesTests
{
    [Theory]
    [InlineData("http://localhost:8080")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://[::1]:8080")]
    public void Addresses_of_this_machine_are_not_open(string address) => OpenAddresses.Of([address]).ShouldBeEmpty();

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://*:8080")]
    [InlineData("http://192.168.1.20:8080")]
    [InlineData("http://photos.home:8080")]
    public void Addresses_of_the_network_are(string address) => OpenAddresses.Of([address]).ShouldBe([address]);
}
