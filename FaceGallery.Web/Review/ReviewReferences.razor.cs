using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Review;

/// <summary>Faces that are surely the person's, to compare with.</summary>
public partial class ReviewReferences
{
    /// <summary>How wide a face is that stands beside another one.</summary>
    internal const string Sizes = "(max-width: 640px) 45vw, 360px";

    [Parameter, EditorRequired]
    public ReviewItem Item { get; set; } = default!;

    /// <summary>The nearest one is as large as the face that is asked about.</summary>
    [Parameter]
    public bool IsPair { get; set; }
}
