using FaceGallery.Web.People;

namespace FaceGallery.Web.Api;

/// <summary>What another threshold would change.</summary>
public sealed record ApiThresholdPreview : ApiNamesPreview
{
    private ApiThresholdPreview(float minMatchSimilarity, ApiNamesPreview names)
        : base(names) => MinMatchSimilarity = minMatchSimilarity;

    public float MinMatchSimilarity { get; }

    public static ApiThresholdPreview Of(float minMatchSimilarity, NamesPreview preview) => new(minMatchSimilarity, Of(preview));
}
