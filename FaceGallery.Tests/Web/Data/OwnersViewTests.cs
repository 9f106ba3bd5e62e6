using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Data;

/// <summary>Whoever forgets to say for whom a context reads gets what everybody may see.</summary>
public sealed class OwnersViewTests(IndexedApp app) : IClassFixture<IndexedApp>
{
    /// <summary>What tells who gets in is read before it is known who asks.</summary>
    private static readonly string[] Open =
    [
        "AlbumPhotos", "AlbumFaces", "HiddenPhotos", "SeenPhotos", "SeenPeople", "SeenFaces", "SeenFiles", "SeenAlbums", "PlacedPhotos",
        "Users", "UserClaims", "UserLogins", "UserTokens", "UserPasskeys", "Sessions", "ApiTokens", "AccessChoices",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_shows_nothing_private()
    {
        var (photo, musk) = (await app.PhotoAsync(IndexedApp.Together), await app.PersonIdAsync(IndexedApp.Musk));
        await SetAsync(photo.Id, musk, isPrivate: true);
        await using (var context = await ContextAsync())
        {
            (await context.HiddenPhotos.AnyAsync(Stop)).ShouldBeFalse();
            (await context.AlbumPhotos.Union(context.SeenPhotos).AnyAsync(seen => seen.Id == photo.Id, Stop)).ShouldBeFalse();
            (await context.SeenFaces.Select(face => face.PhotoId).Union(context.AlbumFaces.Select(face => face.PhotoId)).AnyAsync(id => id == photo.Id, Stop)).ShouldBeFalse();
            (await context.SeenFiles.AnyAsync(file => file.PhotoId == photo.Id, Stop)).ShouldBeFalse();
            (await context.SeenPeople.Select(person => person.Name).ToListAsync(Stop)).ShouldBe([IndexedApp.Obama]);
            (await context.SeenFaces.AnyAsync(Stop)).ShouldBeTrue();
        }

        await SetAsync(photo.Id, musk, isPrivate: false);
    }

    [Fact]
    public async Task Whatever_else_there_is_it_does_not_show_at_all()
    {
        await using var context = await ContextAsync();
        var sets = typeof(FaceGalleryDbContext).GetProperties().Where(property => property.PropertyType.IsAssignableTo(typeof(IQueryable))).ToList();

        sets.Where(set => IsShown(() => set.GetValue(context))).Select(set => set.Name).ShouldBe(Open, ignoreOrder: true);
        sets.Count.ShouldBeGreaterThan(Open.Length + 20);
    }

    [Theory]
    [InlineData("UPDATE Photos SET IsHidden = 1 WHERE Path = 'together.jpg'")]
    [InlineData("UPDATE Photos SET State = 2 WHERE Path = 'together.jpg'")]
    [InlineData("UPDATE Photos SET MissingSince = '2026-11-30' WHERE Path = 'together.jpg'")]
    [InlineData("UPDATE Photos SET Kind = 1 WHERE Path = 'together.jpg'")]
    [InlineData("UPDATE Faces SET IsNotAFace = 1 WHERE Id = (SELECT MIN(Id) FROM Faces)")]
    public async Task The_faces_of_albums_are_those_in_the_photos_of_albums(string change)
    {
        await using var context = await app.App.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(Stop);
        await using var transaction = await context.Database.BeginTransactionAsync(Stop);
        (await context.Database.ExecuteSqlRawAsync(change, Stop)).ShouldBe(1);

        var faces = await context.AlbumFaces.Select(face => face.Id).ToListAsync(Stop);
        faces.ShouldNotBeEmpty();
        faces.ShouldBe(await context.AlbumPhotos.SelectMany(own => own.Faces).Where(face => !face.IsNotAFace).Select(face => face.Id).ToListAsync(Stop), ignoreOrder: true);
    }

    [Fact]
    public async Task The_owners_view_is_asked_for_by_name()
    {
        await using var context = await app.App.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(Stop);

        (await context.People.CountAsync(Stop)).ShouldBe(2);
        (await context.Faces.AnyAsync(Stop)).ShouldBeTrue();
    }

    private static bool IsShown(Func<object?> read)
    {
        try
        {
            return read() is not null;
        }
        catch (System.Reflection.TargetInvocationException exception) when (exception.InnerException is InvalidOperationException)
        {
            return false;
        }
    }

    private Task<FaceGalleryDbContext> ContextAsync() => app.App.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateDbContextAsync(Stop);

    private Task<int> SetAsync(int photo, int person, bool isPrivate) => app.QueryAsync(async context =>
        await context.Photos.Where(own => own.Id == photo).ExecuteUpdateAsync(set => set.SetProperty(own => own.IsHidden, isPrivate), Stop)
        + await context.People.Where(own => own.Id == person).ExecuteUpdateAsync(set => set.SetProperty(own => own.IsPrivate, isPrivate), Stop));
}
