using FaceGallery.Web.Library;

namespace FaceGallery.Web.Home;

/// <summary>How far reading is, while people are still being found.</summary>
public partial class ReadingPhotos
{
    protected override bool ShowsProgress => true;

    private string Words => Progress.Current switch
    {
        { PendingPortraits: > 0 and var portraits } now => Text.Count("Home.ReadingPortraits", portraits, Done(now), now.Total),
        var now => Text["Home.ReadingPhotos", Done(now), now.Total],
    };

    private static int Done(IndexingSnapshot now) => now.Indexed + now.Failed;
}
