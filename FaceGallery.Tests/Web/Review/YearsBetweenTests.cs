using System.Globalization;
using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
using FaceGallery.Web.Faces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Review;

/// <summary>Somebody of whom one photo is confirmed, of the summer of 2012.</summary>
public sealed class YearsBetweenTests(IndexedParty party)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_suggestion_says_how_many_years_lie_between_it_and_the_nearest_confirmed_photo()
    {
        await using var app = await party.StartUnsureAsync();
        await TakenAsync(app, $"{UnsureParty.Single}.jpg", "2012-07-01");

        (await YearsAsync(app, "2008-05-01")).ShouldBe((-4, -4));
        (await YearsAsync(app, "2012-09-01")).ShouldBe((0, 0));
        (await YearsAsync(app, "2013-08-01")).ShouldBe((1, 1));
        (await YearsAsync(app, null)).ShouldBe((null, null));
    }

    /// <summary>What Review says by the API, and what the photo's own page says.</summary>
    private static async Task<(int? Review, int? Photo)> YearsAsync(RunningApp app, string? day)
    {
        var id = await TakenAsync(app, UnsureParty.SinglePhoto, day);
        var question = (await app.ListAsync($"review?person={await app.PersonIdAsync(UnsureParty.Single)}")).Single();
        await using var scope = await app.AsOwnerAsync();
        var photo = await scope.ServiceProvider.GetRequiredService<PhotoService>().FindAsync(id, Stop);
        return (question.GetProperty("yearsAfter") is { ValueKind: JsonValueKind.Number } years ? years.GetInt32() : null, photo!.Faces.Single(face => face.Suggested == UnsureParty.Single).YearsAfter);
    }

    private static async Task<int> TakenAsync(RunningApp app, string path, string? day)
    {
        await using var context = await app.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(Stop);
        var taken = day is null ? (DateTime?)null : DateTime.Parse(day, CultureInfo.InvariantCulture);
        var photos = context.Photos.Where(photo => photo.Path == path);
        await photos.ExecuteUpdateAsync(update => update.SetProperty(photo => photo.TakenAt, taken), Stop);
        return await photos.Select(photo => photo.Id).SingleAsync(Stop);
    }
}
