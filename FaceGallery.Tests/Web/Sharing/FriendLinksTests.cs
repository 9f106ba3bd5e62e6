using System.Net;
using System.Security.Claims;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Events;
using FaceGallery.Web.History;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Sharing;

/// <summary>What friends may send where the owner allows it, and when their links narrow or die.</summary>
public sealed class FriendLinksTests(IndexedParty party) : IAsyncLifetime
{
    private const string Password = "a friend's password";

    private RunningApp _app = null!;
    private ClaimsPrincipal _ben = null!;
    private ClaimsPrincipal _cleo = null!;
    private List<int> _photos = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private AccountService Accounts => _app.Services.GetRequiredService<AccountService>();

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static ShareSettings InAWeek => new() { ExpiresAt = Now.AddDays(7) };

    public async ValueTask InitializeAsync()
    {
        _app = await party.StartAsync(("Access:FriendsSend", "true"));
        await Accounts.CreateFriendAsync("Ben", Password);
        await Accounts.CreateFriendAsync("Cleo", Password);
        (_ben, _cleo) = (await PageScopes.SignInAsync(_app.Services, "Ben"), await PageScopes.SignInAsync(_app.Services, "Cleo"));
        _photos = await _app.QueryAsync(context => context.AlbumPhotos.Where(photo => photo.FaceCount > 0 && photo.StackId == null).OrderBy(photo => photo.Id).Select(photo => photo.Id).Take(3).ToListAsync(Stop));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_selection_tells_no_names_takes_the_place_out_narrows_and_is_seen_and_ended_by_its_maker_and_the_owner_alone()
    {
        var settings = InAWeek with { IsStripped = false, AllowsFindMe = true, ShowsPicture = true, ShowsNames = true };
        using var link = await GuestLink.OfAsync(_app, await SendAsync(_ben, ShareScope.Of(_photos), settings));
        var share = await _app.QueryAsync(context => context.Shares.SingleAsync(made => made.Id == link.Id, Stop));
        (share.IsStripped, share.AllowsFindMe, share.ShowsPicture, share.ShowsNames).ShouldBe((true, false, false, false));
        (await link.PhotosAsync()).ShouldBe(_photos, ignoreOrder: true);

        await HideAsync(_photos[0]);
        (await link.PhotosAsync()).ShouldBe(_photos[1..], ignoreOrder: true);
        (await link.GetAsync($"/photos/{_photos[0]}/original")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ListAsync(_ben)).ShouldHaveSingleItem().Photos.ShouldBe(2);
        (await ListAsync(_cleo)).ShouldBeEmpty();
        (await _app.GetAsync($"shares/{link.Id}")).Text("maker").ShouldBe("Ben");

        (await RefusedAsync(() => DeleteAsync(_cleo, link.Id))).ShouldBe(ChangeRefusal.Gone);
        (await link.GetAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        await DeleteAsync(_ben, link.Id);
        (await link.GetAsync()).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ListAsync(_ben)).ShouldBeEmpty();
        using var second = await GuestLink.OfAsync(_app, await SendAsync(_ben, ShareScope.Of(_photos)));
        await second.OwnerAsync(editing => editing.RevokeAsync(second.Id, Stop));
        (await second.GetAsync()).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_a_friend_may_not_see_is_sent_by_no_way_and_an_album_only_while_it_is_their_own()
    {
        var face = await _app.QueryAsync(context => context.Faces.Where(face => face.PhotoId == _photos[0]).Select(face => face.Id).FirstAsync(Stop));
        var person = (await _app.ChangeAsync("faces/name", new { faceIds = new[] { $"{face}" }, name = "Ines" })).Text("personId");
        var (own, ben) = (ShareScope.Of(AlbumKey.OfPerson(int.Parse(person, System.Globalization.CultureInfo.InvariantCulture))), OpenSessions.AccountOf(_ben)!.Value);
        await HideAsync(_photos[1]);
        (await RefusedAsync(() => SendAsync(_ben, ShareScope.Of([_photos[1]])))).ShouldBe(ChangeRefusal.Invalid);
        (await RefusedAsync(() => SendAsync(_ben, ShareScope.Of([999_999])))).ShouldBe(ChangeRefusal.Invalid);
        foreach (var scope in new[] { own, ShareScope.Of(AlbumKey.Everything), ShareScope.Of(AlbumKey.Hidden) })
        {
            (await RefusedAsync(() => SendAsync(_ben, scope))).ShouldBe(ChangeRefusal.Invalid);
        }

        await Accounts.ChoosePersonAsync(ben, own.Search!.AllOf[0], Stop);
        (await RefusedAsync(() => SendAsync(_cleo, own))).ShouldBe(ChangeRefusal.Invalid);
        using var link = await GuestLink.OfAsync(_app, await SendAsync(_ben, own));
        (await link.PhotosAsync()).ShouldContain(_photos[0]);

        await _app.SendAsync(HttpMethod.Patch, $"people/{person}", new { @private = true });
        (await link.PageAsync()).ShouldNotContain("Ines");
        (await link.GetAsync()).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await link.GetAsync($"/photos/{_photos[0]}/preview")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await RefusedAsync(() => SendAsync(_ben, own))).ShouldBe(ChangeRefusal.Invalid);
        await _app.SendAsync(HttpMethod.Patch, $"people/{person}", new { @private = false });
        (await link.GetAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);

        // Merged into another person it is theirs, and parted again it is the friend's own.
        var strange = await _app.QueryAsync(context => context.Faces.Where(other => other.PhotoId == _photos[2]).Select(other => other.Id).FirstAsync(Stop));
        var other = (await _app.ChangeAsync("faces/name", new { faceIds = new[] { $"{strange}" }, name = "Ines Marie" })).Text("personId");
        var merged = await _app.ChangeAsync("people/merge", new { into = other, from = new[] { person } });
        (await link.PhotosAsync()).ShouldContain(_photos[2]);
        (await Accounts.FriendsAsync(Stop))[0].PersonId.ShouldBe(int.Parse(other, System.Globalization.CultureInfo.InvariantCulture));
        await _app.ChangeAsync($"changes/{merged.Text("changeId")}/undo");
        (await link.PhotosAsync()).ShouldSatisfyAllConditions(photos => photos.ShouldContain(_photos[0]), photos => photos.ShouldNotContain(_photos[2]));
        await Accounts.ChoosePersonAsync(ben, null, Stop);
        (await link.GetAsync()).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_goes_with_the_session_the_account_and_the_owners_leave_and_has_an_end_and_a_number()
    {
        foreach (var end in new[] { (DateTime?)null, Now.AddDays(-1), Now.AddDays(FriendLinks.MostDays + 1) })
        {
            (await RefusedAsync(() => SendAsync(_ben, ShareScope.Of(_photos), new ShareSettings { ExpiresAt = end }))).ShouldBe(ChangeRefusal.Invalid);
        }

        using var link = await GuestLink.OfAsync(_app, await SendAsync(_ben, ShareScope.Of(_photos)));
        for (var made = 1; made < FriendLinks.MostOpen; made++)
        {
            await SendAsync(_ben, ShareScope.Of(_photos));
        }

        (await RefusedAsync(() => SendAsync(_ben, ShareScope.Of(_photos)))).ShouldBe(ChangeRefusal.Invalid);
        foreach (var user in new[] { new ClaimsPrincipal(new ClaimsIdentity()), await PageScopes.SignInAsync(_app.Services) })
        {
            (await RefusedAsync(() => SendAsync(user, ShareScope.Of(_photos)))).ShouldBe(ChangeRefusal.NotAllowed);
        }

        using var browser = _app.Anonymous();
        browser.DefaultRequestHeaders.Add("Cookie", $"{AccessServices.SessionCookie}={await Sessions.SignInAsync(_app.Address, "Cleo", Password)}");
        (await browser.GetAsync("/api/v1/shares", Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await _app.Services.GetRequiredService<OpenSessions>().EndAsync(_cleo, Stop);
        (await RefusedAsync(() => SendAsync(_cleo, ShareScope.Of(_photos)))).ShouldBe(ChangeRefusal.NotAllowed);
        (await link.GetAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await OpensAsync(new AccessOptions { FriendsSend = true }, link.Id)).ShouldBe((true, true));
        (await OpensAsync(new AccessOptions(), link.Id)).ShouldBe((false, false));
        await Accounts.RemoveFriendAsync(OpenSessions.AccountOf(_ben)!.Value, Stop);
        (await link.GetAsync()).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await RefusedAsync(() => SendAsync(_ben, ShareScope.Of(_photos)))).ShouldBe(ChangeRefusal.NotAllowed);
    }

    private Task<int> SendAsync(ClaimsPrincipal user, ShareScope scope, ShareSettings? settings = null) =>
        UseAsync(user, services => services.GetRequiredService<FriendLinks>().CreateAsync(scope, settings ?? InAWeek, Stop));

    private Task<int> DeleteAsync(ClaimsPrincipal user, int id) => UseAsync(user, async services =>
    {
        await services.GetRequiredService<FriendLinks>().DeleteAsync(id, Stop);
        return id;
    });

    private Task<IReadOnlyList<ShareCard>> ListAsync(ClaimsPrincipal user) => UseAsync(user, async services =>
        await services.GetRequiredService<ShareService>().OfFriendAsync((await services.GetRequiredService<FriendSending>().SenderAsync(Stop))!.Value, Stop));

    /// <summary>Whether a link opens, and Ben may make one, as the owner's settings are.</summary>
    private async Task<(bool Opens, bool MaySend)> OpensAsync(AccessOptions settings, int id)
    {
        var share = await _app.QueryAsync(context => context.Shares.SingleAsync(made => made.Id == id, Stop));
        return await UseAsync(_ben, async services =>
        {
            var sending = ActivatorUtilities.CreateInstance<FriendSending>(services, SetOptions.Of(settings));
            return (await _app.QueryAsync(context => sending.OpensAsync(context, share, Stop)), await sending.SenderAsync(Stop) is not null);
        });
    }

    private Task<ChangeResult> HideAsync(int photo) => _app.UseAsync((PhotoHiding hiding) => hiding.HideAsync([photo], isHidden: true, Stop));

    private static async Task<ChangeRefusal> RefusedAsync(Func<Task> act) => (await Should.ThrowAsync<ChangeRefusedException>(act)).Refusal;

    private async Task<T> UseAsync<T>(ClaimsPrincipal user, Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = _app.Services.CreateAsyncScope().Of(user);
        return await use(scope.ServiceProvider);
    }
}
