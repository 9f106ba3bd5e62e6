using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Clusters;
using FaceGallery.Web.Events;
using FaceGallery.Web.History;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Library;
using FaceGallery.Web.Matching;
using FaceGallery.Web.Naming;
using FaceGallery.Web.Proposals;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Library;

/// <summary>Nobody writes what a change can undo while somebody else does.</summary>
public sealed class LibraryWriteLockTests(IndexedApp app) : IClassFixture<IndexedApp>
{
    private static readonly Share Link = new() { Id = 1, TokenHash = [], ProtectedToken = "", CreatedAt = default };

    private static readonly Dictionary<string, Func<IServiceProvider, CancellationToken, Task>> Writers = new()
    {
        ["a change"] = (services, stop) => services.GetRequiredService<FaceTagging>().IgnoreAsync([1], stop),
        ["its undo"] = (services, stop) => services.GetRequiredService<ChangeHistory>().UndoAsync(1, withLater: false, stop),
        ["erasing the history"] = (services, stop) => services.GetRequiredService<ChangeHistory>().EraseAsync(1, stop),
        ["making a link"] = (services, stop) => services.GetRequiredService<ShareEditing>().CreateAsync(ShareScope.Of(AlbumKey.NoFace), new ShareSettings(), stop),
        ["making many links"] = (services, stop) => services.GetRequiredService<ShareEditing>().CreateMissingAsync([AlbumKey.NoFace], new ShareSettings(), stop),
        ["editing a link"] = (services, stop) => services.GetRequiredService<ShareEditing>().EditAsync(1, new ShareSettings(), stop),
        ["closing a link"] = (services, stop) => services.GetRequiredService<ShareEditing>().RevokeAsync(1, stop),
        ["renewing a link"] = (services, stop) => services.GetRequiredService<ShareEditing>().RenewAsync(1, stop),
        ["deleting a link"] = (services, stop) => services.GetRequiredService<ShareEditing>().DeleteAsync(1, stop),
        ["saving a search"] = (services, stop) => services.GetRequiredService<SmartAlbumService>().SaveAsync("Animals", AlbumKey.NoFace, stop),
        ["removing a search"] = (services, stop) => services.GetRequiredService<SmartAlbumService>().RemoveAsync(1, stop),
        ["opening a cluster"] = (services, stop) => services.GetRequiredService<ClusterEditing>().OpenAsync(ClusterKey.Of(1), stop),
        ["a guest's words"] = (services, stop) => services.GetRequiredService<GuestProposals>().DoNotShowAsync(Link, 1, stop),
        ["photos that were read"] = (services, stop) => services.GetRequiredService<PhotoWriter>().WriteAsync([], stop),
        ["photos that were scanned"] = (services, stop) => services.GetRequiredService<PhotoWriter>().SettleAsync(stop),
        ["naming"] = (services, stop) => services.GetRequiredService<FaceMatchingService>().NameAsync(stop),
        ["portraits that are gone"] = (services, stop) => services.GetRequiredService<FaceMatchingService>().WithdrawMissingPortraitsAsync(stop),
        ["forming events"] = (services, stop) => services.GetRequiredService<EventFormation>().FormAsync(stop),
    };

    public static TheoryData<string> Names => [.. Writers.Keys];

    /// <summary>SQLite answers within the call: whoever does not wait is done when it returns.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whoever_writes_waits_until_nobody_else_does_and_may_stop_waiting(string writer)
    {
        await using var page = await app.App.AsOwnerAsync();
        using var stop = new CancellationTokenSource();
        using var held = await app.App.Services.GetRequiredService<LibraryWriteLock>().AcquireAsync(TestContext.Current.CancellationToken);

        var writing = Writers[writer](page.ServiceProvider, stop.Token);

        writing.IsCompleted.ShouldBeFalse();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(writing);
    }

    [Fact]
    public async Task Letting_go_twice_frees_it_once()
    {
        using var writing = new LibraryWriteLock();
        var held = await writing.AcquireAsync(TestContext.Current.CancellationToken);
        held.Dispose();
        held.Dispose();

        using var next = await writing.AcquireAsync(TestContext.Current.CancellationToken);
        writing.AcquireAsync(TestContext.Current.CancellationToken).IsCompleted.ShouldBeFalse();
    }
}
