using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.People;

/// <summary>A person's face, as wide as the place it is put in.</summary>
public partial class PersonCover
{
    [Parameter, EditorRequired]
    public PersonCard Person { get; set; } = default!;
}
