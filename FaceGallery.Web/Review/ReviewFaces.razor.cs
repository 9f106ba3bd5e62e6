using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Review;

/// <summary>The faces of a question, to choose from: pressed ones are chosen.</summary>
public partial class ReviewFaces
{
    [Parameter, EditorRequired]
    public ReviewItem Item { get; set; } = default!;

    /// <summary>Ids of the faces that are chosen.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyCollection<int> Chosen { get; set; } = [];

    [Parameter]
    public EventCallback<int> OnToggle { get; set; }

    /// <summary>The face's photo is to be seen.</summary>
    [Parameter]
    public EventCallback<ReviewFace> OnLook { get; set; }
}
