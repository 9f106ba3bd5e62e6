using System.Diagnostics;

namespace FaceGallery.Web.Library;

/// <summary>By what name monitors find our numbers and traces. Neither ever holds a name or a path: photos are told by the ids of their files.</summary>
public static class Telemetry
{
    public const string Name = "FaceGallery";

    /// <summary>Costs nothing while nobody collects.</summary>
    public static ActivitySource Source { get; } = new(Name);
}
