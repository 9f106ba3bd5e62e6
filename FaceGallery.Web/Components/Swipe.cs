using Microsoft.AspNetCore.Components.Web;

namespace FaceGallery.Web.Components;

/// <summary>Tells a finger's way to the left or right from scrolling and from two fingers.</summary>
internal sealed class Swipe
{
    /// <summary>CSS pixels.</summary>
    private const double LeastWay = 50;

    private (double X, double Y) _start;

    public void Start(TouchEventArgs touch) =>
        _start = touch.Touches is [var finger] ? (finger.ClientX, finger.ClientY) : (double.NaN, double.NaN);

    /// <returns>1 for a swipe to the right, -1 for one to the left, 0 for anything else.</returns>
    public int End(TouchEventArgs touch)
    {
        if (touch.ChangedTouches is not [var finger])
        {
            return 0;
        }

        var (right, down) = (finger.ClientX - _start.X, finger.ClientY - _start.Y);
        return Math.Abs(right) > LeastWay && Math.Abs(right) > 2 * Math.Abs(down) ? Math.Sign(right) : 0;
    }
}
