using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Links as the owner makes them, and what they show.</summary>
internal static class GuestLinks
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task<Share> LinkToAsync(this RunningApp app, ShareScope scope, string? title = null) =>
        app.UseAsync<ShareEditing, Share>(async editing =>
        {
            var id = await editing.CreateAsync(scope, new ShareSettings { AllowsFindMe = true, Title = title }, Stop);
            return await app.QueryAsync(context => context.Shares.AsNoTracking().SingleAsync(share => share.Id == id, Stop));
        });

    public static Task<Share> LinkToAsync(this RunningApp app, AlbumKey album, string? title = null) => app.LinkToAsync(ShareScope.Of(album), title);

    public static async Task<Share> LinkToAsync(this RunningApp app, params string[] paths) =>
        await app.LinkToAsync(ShareScope.Of(await app.PhotoIdsAsync(paths)));

    /// <summary>Paths of the photos that the link shows, in order.</summary>
    public static Task<List<string>> ShownAsync(this RunningApp app, Share share) => app.QueryAsync(context =>
        context.SharedBy(share).Select(photo => photo.Path).Order().ToListAsync(Stop));

    /// <summary>Ids of the photos that the link shows.</summary>
    public static Task<List<int>> ShownIdsAsync(this RunningApp app, Share share) => app.QueryAsync(context =>
        context.SharedBy(share).Select(photo => photo.Id).ToListAsync(Stop));

    /// <summary>How many commands one use of a service sends to the database. It is used once before: what is read but once counts for nobody.</summary>
    public static async Task<int> CommandsAsync<TService>(this RunningApp app, Func<TService, Task> use)
        where TService : notnull
    {
        await using var scope = await app.AsOwnerAsync();
        var service = scope.ServiceProvider.GetRequiredService<TService>();
        await use(service);
        return await new CommandCounter(app.Library.Data).CountAsync(() => use(service));
    }

    public static Task<List<int>> PhotoIdsAsync(this RunningApp app, params string[] paths) => app.QueryAsync(context =>
        context.Photos.Where(photo => paths.Contains(photo.Path)).Select(photo => photo.Id).ToListAsync(Stop));

    public static async Task<int> PhotoIdAsync(this RunningApp app, string path) => (await app.PhotoIdsAsync(path)).Single();

    public static Task<List<int>> FaceIdsAsync(this RunningApp app, params string[] paths) => app.QueryAsync(context =>
        context.Faces.Where(face => paths.Contains(face.Photo!.Path)).Select(face => face.Id).ToListAsync(Stop));

    /// <summary>One use of a service, as a request of the owner's has it.</summary>
    public static async Task<TResult> UseAsync<TService, TResult>(this RunningApp app, Func<TService, Task<TResult>> use)
        where TService : notnull
    {
        await using var scope = await app.AsOwnerAsync();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public static async Task<T> QueryAsync<T>(this RunningApp app, Func<FaceGalleryDbContext, Task<T>> query)
    {
        await using var context = await app.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(Stop);
        return await query(context);
    }
}
