using System.Globalization;
using System.Runtime.InteropServices;
using FaceGallery.Domain.Detection;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.People;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FaceGallery.Tests.Web.People;

public sealed class CoverTests(IndexedParty party)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_cover_shows_a_face_that_is_frontal_whole_and_sharp_until_another_is_chosen()
    {
        await using var app = await party.StartAsync();
        var person = (await app.ChangeAsync("faces/name", new { faceIds = await app.LargestClusterAsync(), name = "Anna" })).Text("personId");
        var id = int.Parse(person, CultureInfo.InvariantCulture);
        async Task<int> CoverAsync() => (await app.UseAsync<PeopleCache, PersonCard?>(people => people.FindAsync(id, Stop)))!.CoverFaceId!.Value;

        var best = await CoverAsync();
        var shown = await app.QueryAsync(context => context.Faces.Include(face => face.Photo).SingleAsync(face => face.Id == best, Stop));
        shown.Quality.Flaws.ShouldBe(FaceFlaws.None);
        Math.Abs(shown.Quality.Yaw).ShouldBeLessThan(0.35f);
        (await app.UseAsync<PeopleCache, IReadOnlyList<PersonCard>>(people => people.ListAsync(Stop))).Single().CoverFaceId.ShouldBe(best);

        using (var browser = await app.AsOwnerInBrowserAsync())
        {
            (await browser.GetStringAsync("/", Stop)).ShouldContain($"srcset=\"media/faces/{best}?v={shown.Photo!.ContentHash} 192w, media/faces/{best}?v={shown.Photo.ContentHash}&amp;size=large 512w\"");
        }

        // Of those that are equally good one that smiles wins, but not where it is turned away.
        await app.QueryAsync(context => context.Database.ExecuteSqlAsync(
            $"UPDATE Faces SET Box_X = 0.3, Box_Y = 0.3, Box_Width = 0.2, Box_Height = 0.2, Quality_Size = 400, Quality_Sharpness = 400, Quality_Yaw = 0, Quality_Roll = 0, Quality_Flaws = 0, CoverPoints = 12, Landmarks = {Mouth(0.15f)} WHERE PersonId = {id}", Stop));
        best = await CoverAsync();
        await app.QueryAsync(context => context.Database.ExecuteSqlAsync($"UPDATE Faces SET Landmarks = {Mouth(0.19f)} WHERE PersonId = {id} AND Id <> {best}", Stop));
        (await CoverAsync()).ShouldNotBe(best);
        await app.QueryAsync(context => context.Database.ExecuteSqlAsync($"UPDATE Faces SET Quality_Yaw = 0.6, CoverPoints = 11 WHERE PersonId = {id} AND Id <> {best}", Stop));
        (await CoverAsync()).ShouldBe(best);

        // It is cut by the edge now, and turned away.
        await app.QueryAsync(context => context.Database.ExecuteSqlAsync($"UPDATE Faces SET Box_X = 0, Quality_Yaw = 0.9, CoverPoints = 8 WHERE Id = {best}", Stop));
        (await CoverAsync()).ShouldNotBe(best);
        (await app.SendAsync(HttpMethod.Patch, $"people/{person}", new { coverFaceId = best.ToString(CultureInfo.InvariantCulture) })).EnsureSuccessStatusCode();
        (await CoverAsync()).ShouldBe(best);
    }

    /// <summary>The five points of a face whose eyes are 0.2 apart, as the database has them.</summary>
    private static byte[] Mouth(float width) =>
        MemoryMarshal.AsBytes<float>([0.4f, 0.4f, 0.6f, 0.4f, 0.5f, 0.5f, 0.5f - (width / 2), 0.6f, 0.5f + (width / 2), 0.6f]).ToArray();
}
