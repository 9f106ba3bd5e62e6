using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Hosting;

/// <summary>Says by what setting the app answers to the name that it was asked by.</summary>
public partial class HostRefusedPage
{
    [Parameter]
    public string Name { get; set; } = "";
}
