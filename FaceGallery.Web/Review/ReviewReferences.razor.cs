using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Review;

/// <summary>Faces that are surely the person's, to compare with.</summary>
public partial class ReviewReferences
{
    [Parameter, EditorRequired]
    public ReviewItem Item { get; set; } = default!;
}
