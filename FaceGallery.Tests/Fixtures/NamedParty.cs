namespace FaceGallery.Tests.Fixtures;

/// <summary>Says who is who at the party, as labelled by hand.</summary>
internal static class NamedParty
{
    /// <summary>One face of each person is named, of the first photo that shows nobody else.</summary>
    public static async Task NameOneFaceEachAsync(this RunningApp app)
    {
        var truth = PartyTruth.Read();
        var faces = await app.FacesByPhotoAsync();
        foreach (var person in truth.People)
        {
            var photo = truth.PhotosOf(person).First(photo => faces[photo].Count() == 1);
            await app.ChangeAsync("faces/name", new { faceIds = faces[photo], name = person });
        }
    }
}
