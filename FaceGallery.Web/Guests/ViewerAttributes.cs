using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.Guests;

/// <summary>What the script that shows photos over the whole window needs of the form that holds them: its words, and what may be downloaded.</summary>
internal static class ViewerAttributes
{
    public static IReadOnlyDictionary<string, object> Of(Share share, Text text)
    {
        var words = new Dictionary<string, object>
        {
            ["data-viewer"] = text["Guest.Viewer"],
            ["data-place"] = text["Photo.Place", "{0}", "{1}"],
            ["data-close"] = text["Keys.Close"],
            ["data-previous"] = text["Photo.Previous"],
            ["data-next"] = text["Photo.Next"],
            ["data-play"] = text["Slideshow.Title"],
            ["data-pause"] = text["Guest.Pause"],
            ["data-zoom"] = text["Guest.Zoom"],
            ["data-broken"] = text["Guest.NotLoaded"],
            ["data-gone"] = text["Guest.PhotoGoneTitle"],
            ["data-ended"] = text["Guest.ExpiredTitle"],
            ["data-offline"] = text["Guest.Offline"],
            ["data-more"] = text["Guest.More"],
            ["data-file"] = share.Download == ShareDownload.Originals ? "original" : "preview",
        };
        if (share.Download != ShareDownload.None)
        {
            words["data-download"] = text["Guest.DownloadOne"];
            words["data-share"] = text["Guest.Send"];
            words["data-again"] = text["Guest.SendAgain"];
            words["data-failed"] = text["Guest.SendFailed"];
        }

        return words;
    }
}
