using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Calibration;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Accounts;

/// <summary>Whether somebody may change the library is asked at each change, whatever their open page or request was allowed when it began.</summary>
public sealed class OwnerAuthorityTests : IAsyncLifetime
{
    private RunningApp _app = null!;
    private AsyncServiceScope _page;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ThresholdEditing Thresholds => _page.ServiceProvider.GetRequiredService<ThresholdEditing>();

    public async ValueTask InitializeAsync()
    {
        _app = await RunningApp.StartAsync(new TestLibrary());
        _page = await _app.AsOwnerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Who_lost_the_role_changes_nothing_and_takes_nothing_back()
    {
        var change = (await Thresholds.SetAsync(0.6f, Stop)).ChangeId!.Value;
        await TakeRoleAsync();

        await RefusedAsync(Thresholds.SetAsync(0.7f, Stop));
        await RefusedAsync(_page.ServiceProvider.GetRequiredService<ChangeHistory>().UndoAsync(change, withLater: false, Stop));
        await RefusedAsync(_page.ServiceProvider.GetRequiredService<SmartAlbumService>().SaveAsync("Animals", AlbumKey.NoFace, Stop));
        await RefusedAsync(_page.ServiceProvider.GetRequiredService<ShareEditing>().CreateAsync(ShareScope.Of(AlbumKey.NoFace), new ShareSettings(), Stop));
        (await _app.QueryAsync(async context =>
        {
            (await context.ChosenThresholds.SingleAsync(Stop)).MinMatchSimilarity.ShouldBe(0.6f);
            return await context.SmartAlbums.CountAsync(Stop) + await context.Shares.CountAsync(Stop);
        })).ShouldBe(0);
    }

    [Fact]
    public async Task Whose_session_ended_changes_nothing()
    {
        var owner = await _app.QueryAsync(context => context.Users.Select(account => account.Id).SingleAsync(Stop));
        await _app.Services.GetRequiredService<OpenSessions>().EndAllAsync(owner, Stop);

        await RefusedAsync(Thresholds.SetAsync(0.7f, Stop));
        (await _app.QueryAsync(context => context.ChosenThresholds.CountAsync(Stop))).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_changes_anything_even_with_the_role_in_hand()
    {
        await using var page = _app.Services.CreateAsyncScope().Of(Policies.Owner);

        await RefusedAsync(page.ServiceProvider.GetRequiredService<ThresholdEditing>().SetAsync(0.7f, Stop));
    }

    [Fact]
    public async Task The_api_refuses_with_403()
    {
        using var browser = await _app.AsOwnerInBrowserAsync();
        await TakeRoleAsync();

        using var answer = await browser.DeleteAsync("/api/v1/people/1", Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task RefusedAsync(Task change) =>
        (await Should.ThrowAsync<ChangeRefusedException>(change)).Refusal.ShouldBe(ChangeRefusal.NotAllowed);

    private Task<int> TakeRoleAsync() => _app.QueryAsync(context => context.Users.ExecuteUpdateAsync(set => set.SetProperty(account => account.Role, AccountRole.Friend), Stop));
}
