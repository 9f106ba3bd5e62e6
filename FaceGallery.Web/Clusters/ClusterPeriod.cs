using System.Globalization;
using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.Clusters;

/// <summary>Says when a group's photos were taken, as the reader writes dates.</summary>
internal static class ClusterPeriod
{
    public static string Of(ClusterCard card, Text text) => card switch
    {
        _ when card.First.Date == card.Last.Date => card.First.ToString("D", CultureInfo.CurrentCulture),
        _ when (card.First.Year, card.First.Month) == (card.Last.Year, card.Last.Month) => card.First.ToString("Y", CultureInfo.CurrentCulture),
        _ => text["Cluster.Period", card.First.ToString("Y", CultureInfo.CurrentCulture), card.Last.ToString("Y", CultureInfo.CurrentCulture)],
    };
}
