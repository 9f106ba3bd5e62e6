namespace FaceGallery.Web.Hosting;

/// <summary>Ends the app so that the same process begins it anew, as after a stop and a start.</summary>
public sealed class AppRestart(IHostApplicationLifetime lifetime)
{
    /// <summary>It is to be begun anew once it has ended.</summary>
    public bool IsWanted { get; private set; }

    public void Request()
    {
        IsWanted = true;
        lifetime.StopApplication();
    }
}
