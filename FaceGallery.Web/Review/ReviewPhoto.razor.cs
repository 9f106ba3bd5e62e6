using System.Globalization;
using FaceGallery.Web.Faces;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Review;

/// <summary>The photo that a face is in, with the face's box.</summary>
public partial class ReviewPhoto
{
    private PhotoDetails? _photo;

    [Parameter, EditorRequired]
    public ReviewFace Face { get; set; } = default!;

    [Inject]
    private PhotoService Photos { get; set; } = default!;

    private string FrameStyle => string.Create(CultureInfo.InvariantCulture, $"--w:{_photo!.Width};--h:{_photo.Height}");

    protected override async Task OnParametersSetAsync()
    {
        if (_photo?.Id != Face.PhotoId)
        {
            _photo = await Photos.FindAsync(Face.PhotoId, CancellationToken.None);
        }
    }
}
