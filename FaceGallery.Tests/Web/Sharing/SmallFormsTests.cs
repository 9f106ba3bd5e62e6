using System.Net;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Sharing;

public sealed class SmallFormsTests
{
    [Theory]
    [InlineData("/share/AAAAAAAAAAAAAAAAAAAAAA/passphrase")]
    [InlineData("/share/AAAAAAAAAAAAAAAAAAAAAA/that-is-me")]
    public async Task Whoever_has_no_link_uploads_nothing(string address)
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary());
        using var stranger = app.Anonymous();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("passphrase", new string('x', 200_000))]);

        var answer = await stranger.PostAsync(address, form, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest);
    }
}
