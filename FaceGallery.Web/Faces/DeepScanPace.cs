namespace FaceGallery.Web.Faces;

/// <summary>How long a closer look at a photo takes here, as measured lately.</summary>
public sealed class DeepScanPace
{
    /// <summary>A closer look at a photo of 12 megapixels on two cores took between two and three seconds.</summary>
    private static readonly TimeSpan Expected = TimeSpan.FromSeconds(3);

    private long _ticks = Expected.Ticks;

    public TimeSpan PerPhoto => new(Volatile.Read(ref _ticks));

    public void Took(TimeSpan time) => Volatile.Write(ref _ticks, ((3 * PerPhoto) + time).Ticks / 4);
}
