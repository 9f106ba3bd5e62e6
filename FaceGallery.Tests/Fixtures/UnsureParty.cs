namespace FaceGallery.Tests.Fixtures;

/// <summary>The party with portraits of two people and a machine that names nobody by itself: whoever resembles one of them is asked about.</summary>
internal static class UnsureParty
{
    /// <summary>He is in a single photo.</summary>
    public const string Single = "Alex Lacamoire";

    /// <summary>He is in several photos, which are asked about together.</summary>
    public const string Several = "Barack Obama";

    public const string SinglePhoto = "IMG_0001.jpg";

    public static async Task<RunningApp> StartUnsureAsync(this IndexedParty party)
    {
        var library = await party.CopyAsync(("Recognition:MinMatchSimilarity", "0.99"), ("Recognition:MinSupportSimilarity", "0.99"));
        library.AddPortrait($"party/People/{Single}.jpg");
        library.AddPortrait($"party/People/{Several}.jpg");
        var app = await RunningApp.StartAsync(library);
        await app.WaitUntilIndexedAsync();
        return app;
    }
}
