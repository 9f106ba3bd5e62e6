using System.Globalization;

namespace FaceGallery.Web.Clusters;

/// <summary>Names unknown faces that belong together: a cluster ("12"), or a single face without its like ("face-345").</summary>
/// <param name="ClusterId">The cluster; null for a single face.</param>
/// <param name="FaceId">The single face; null for a cluster.</param>
public sealed record ClusterKey(int? ClusterId, int? FaceId)
{
    private const string FacePrefix = "face-";

    public static ClusterKey Of(int clusterId) => new(clusterId, null);

    public static ClusterKey OfFace(int faceId) => new(null, faceId);

    public static ClusterKey? Parse(string? text)
    {
        var isFace = text?.StartsWith(FacePrefix, StringComparison.Ordinal) == true;
        return int.TryParse(isFace ? text![FacePrefix.Length..] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? isFace ? OfFace(id) : Of(id)
            : null;
    }

    public override string ToString() => ClusterId is { } id
        ? id.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{FacePrefix}{FaceId}");
}
